import { expect, test } from 'vitest';
import { withKeys } from '../src/i18n/with-keys.ts';
import { keyless } from './languages.ts';

test('delivers words as a list, from which they come back under their names', async () => {
  const model = { title: 'Help', topics: { bug: 'Bug', other: 'Other' }, count: (count: number) => `${count} new` };
  const code = `const two = 'Zwei';
    export const words = (plural) => ({
      count: (count) => plural(count, { one: '# neu', other: '# neue' }),
      topics: { other: two, 'bug': 'Fehler, { und }' },
      title: "Hilfe",
    });`;
  const made = keyless(code, model);
  expect(made).not.toMatch(/title|topics/);
  const { words } = await import(`data:text/javascript,${encodeURIComponent(made)}`);
  const back = withKeys(words((count: number, forms: { other: string }) => forms.other.replace('#', String(count))), model);
  expect(back).toEqual({ title: 'Hilfe', topics: { bug: 'Fehler, { und }', other: 'Zwei' }, count: expect.any(Function) });
  expect(back.count(3)).toBe('3 neue');
  expect(withKeys(model, model)).toBe(model);
});

test('refuses a module of another form', () => {
  expect(() => keyless('export const words = { title: "x" };', {})).toThrow('a language exports');
});
