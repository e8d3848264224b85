import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';

const KB = 1024;

/** What a player loads, Brotli quality 11: at page load, when the panel is wanted, and when a pad drives it. */
const BUDGETS: Record<string, number> = {
  'savepoint.js': 6 * KB,
  'engine-': 11 * KB,
  'live-chat-': 14 * KB,
  'panel-': 26 * KB,
  'pad-': 8 * KB,
  // Help: what keeps it on the device, its screens, and the search with its index.
  'help-': 4 * KB,
  'screens-': 4 * KB,
  'search-': 10 * KB,
  'forms-': 5 * KB,
  'ending-': 2 * KB,
  'picture-': 5 * KB,
  // Marked text of agents, with what reads it.
  'rich-text-': 2 * KB,
  'own-data-': 2 * KB,
  // The looks of a theme that a studio has published.
  'dress-': 2 * KB,
};

const FOLDER = 'packages/widget/dist/script';
const filesOf = (start: string) => readdirSync(FOLDER).flatMap((file) => (file.startsWith(start) ? [`${FOLDER}/${file}`] : []));
const brotli = (text: Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Each language that is loaded in the place of English. */
const LANGUAGE_BUDGET = 3 * KB;

test.each(Object.entries(BUDGETS))('%s stays within %d bytes', (start, budget) => {
  const files = filesOf(start);
  expect(files).toHaveLength(1);
  expect(brotli(readFileSync(files[0]!))).toBeLessThanOrEqual(budget);
});

test(`each of twelve languages beside English is a file of at most ${LANGUAGE_BUDGET} bytes that needs no other`, () => {
  const files = filesOf('lang-');
  expect(files).toHaveLength(12);
  for (const file of files) {
    const text = readFileSync(file);
    expect(brotli(text), file).toBeLessThanOrEqual(LANGUAGE_BUDGET);
    expect(text.toString(), file).not.toMatch(/\bimport\b/);
  }
});

test('a part that is loaded when wanted waits for no file but the one that loads it', () => {
  for (const file of filesOf('')) {
    const needed = [...readFileSync(file, 'utf8').matchAll(/from *["'`]\.\/([a-z-]+)-[0-9a-f]{6}\.js/g)].map(([, name]) => name);
    expect(needed.filter((name) => name !== 'panel' && name !== 'engine'), file).toEqual([]);
  }
});

test('neither Preact nor Socket.IO nor the validation code is in what loads with the page', () => {
  const boot = readFileSync(filesOf('savepoint.js')[0]!, 'utf8');
  const engine = readFileSync(filesOf('engine-')[0]!, 'utf8');
  for (const mark of ['__k', 'preact', 'engine.io', 'socket.io', 'valibot', '~standard']) {
    expect(boot).not.toContain(mark);
    expect(engine).not.toContain(mark);
  }
  // The marks are real: the panel, which has Preact, shows one of them.
  expect(readFileSync(filesOf('panel-')[0]!, 'utf8')).toContain('__k');
});
