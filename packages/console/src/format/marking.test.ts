import { expect, test } from 'vitest';
import { linked, marked } from './marking.ts';

const at = (text: string) => {
  const from = text.indexOf('|');
  const to = text.lastIndexOf('|') - 1;
  return { text: text.replaceAll('|', ''), from, to };
};
const shown = ({ text, from, to }: ReturnType<typeof at>) => `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;

test('a key marks what is selected, and takes the mark away again', () => {
  expect(shown(marked(at('a |b| c'), '**'))).toBe('a **|b|** c');
  expect(shown(marked(at('a **|b|** c'), '**'))).toBe('a |b| c');
  expect(shown(marked(at('a **|b|** c'), '*'))).toBe('a ***|b|*** c');
  expect(shown(marked(at('a ***|b|*** c'), '*'))).toBe('a **|b|** c');
  expect(shown(marked(at('||'), '*'))).toBe('*||*');
});

test('words wait for their address, and an address for its words', () => {
  expect(shown(linked(at('see |this|')))).toBe('see [this](|https://|)');
  expect(shown(linked(at('see |https://a.b|')))).toBe('see [||](https://a.b)');
});
