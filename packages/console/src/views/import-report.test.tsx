import { LIMITS, type ImportAnswer } from '@savepoint/protocol';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../models/api-error.ts';
import { createDesk } from '../models/desk.ts';
import { aCase, caseId } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { surround } from '../testing/surroundings.ts';
import { App } from './app.tsx';

let place: HTMLElement | null = null;

afterEach(() => {
  if (place) render(null, place);
  place?.remove();
});

/** Signals draw in the next frame. */
const calm = async () => {
  for (let turn = 0; turn < 3; turn++) {
    await settled();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

async function openDialog(importReport?: () => Promise<ImportAnswer>) {
  const server = createFakeServer([aCase(1), aCase(2)]);
  if (importReport) server.api.importReport = importReport;
  const storage = createFakeStorage();
  const page = createFakePage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page });
  place = document.createElement('div');
  document.body.append(place);
  render(<App {...surround(desk, storage)} />, place);
  await desk.session.restore();
  await calm();
  one('[aria-label="Import a report"]').click();
  await calm();
  return { server, page };
}

const one = <T extends HTMLElement>(selector: string): T => {
  const found = place?.querySelector<T>(selector);
  if (!found) throw new Error(`Nothing here is ${selector}`);
  return found;
};
const isOpen = () => place?.querySelector('dialog') !== null;
const result = () => one('dialog [role="status"]').textContent;
const saved = (bytes = 2) => new File([new Uint8Array(bytes)], 'savepoint-report-0193a000.json');

async function choose(file: File) {
  const input = one<HTMLInputElement>('dialog input[type="file"]');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await calm();
}

const answer = (rest: Partial<ImportAnswer> = {}): ImportAnswer => ({
  caseId: caseId(2),
  number: 2,
  results: [{ id: 'e1', status: 'stored' }],
  refusedFiles: [],
  ...rest,
});

test('a chosen file opens its case and says so', async () => {
  const { server, page } = await openDialog();
  expect(one<HTMLInputElement>('dialog input').labels?.[0]?.textContent).toContain('Choose the file');
  server.imported = answer();
  await choose(saved(17));
  expect(server.asked).toContain('importReport 17');
  expect(isOpen()).toBe(false);
  expect(page.hash.value).toContain(caseId(2));
  expect(one('.toasts').textContent).toContain('Case 2 opened from the file.');
});

test('a dropped file is taken too, and one that was here already is told from a new one', async () => {
  const { server, page } = await openDialog();
  server.imported = answer({ results: [{ id: 'e1', status: 'duplicate' }] });
  const over = new Event('dragover', { bubbles: true, cancelable: true });
  one('.drop-place').dispatchEvent(over);
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', { value: { files: [saved()] } });
  one('.drop-place').dispatchEvent(drop);
  await calm();
  // Or the browser would leave the desk to show the file.
  expect([over.defaultPrevented, drop.defaultPrevented]).toEqual([true, true]);
  expect(one('.toasts').textContent).toContain('This report was already here: case 2.');
  expect(page.hash.value).toContain(caseId(2));
});

test('what was not taken stays to be read, with the way to the case', async () => {
  const { server, page } = await openDialog();
  const refused = { id: 'e2', status: 'rejected', code: 'too_old', message: 'Too old' } as const;
  server.imported = answer({ results: [{ id: 'e1', status: 'stored' }, refused] });
  await choose(saved());
  expect(result()).toContain('1 of 2 messages refused: too old.');
  expect(page.hash.value).not.toContain(caseId(2));
  one('dialog .button-primary').click();
  await calm();
  expect([isOpen(), page.hash.value.includes(caseId(2))]).toEqual([false, true]);
});

test('a file that is refused says why, and another can be chosen at once', async () => {
  const { server } = await openDialog();
  for (const [code, words] of [
    ['malformed', 'not a report'],
    ['hash_mismatch', 'damaged'],
    ['unknown_game', 'game that you cannot see'],
    ['install_taken', 'not come from the player'],
    ['unreachable', 'cannot be reached'],
  ] as const) {
    server.fail('importReport', code);
    await choose(saved());
    expect(result()).toContain(words);
  }
  const asked = server.asked.length;
  await choose(saved(LIMITS.handoverBytes + 1));
  expect(result()).toContain('larger than');
  expect(server.asked).toHaveLength(asked);
  server.imported = answer();
  await choose(saved());
  expect(isOpen()).toBe(false);
});

test('whoever does not wait for a file is told what became of it, and left where they are', async () => {
  for (const taken of [true, false]) {
    let end: { done(taken: ImportAnswer): void; failed(why: ApiError): void } | undefined;
    const { page } = await openDialog(() => new Promise((done, failed) => (end = { done, failed })));
    await choose(saved());
    one('dialog').dispatchEvent(new Event('close'));
    await calm();
    expect(isOpen()).toBe(false);
    if (taken) end?.done(answer());
    else end?.failed(new ApiError('malformed'));
    await calm();
    expect([page.hash.value.includes(caseId(2)), one('.toast').textContent?.includes(taken ? 'Case 2 opened' : 'not a report')]).toEqual([false, true]);
    if (taken) one('.toast-action').click();
    expect(page.hash.value.includes(caseId(2))).toBe(taken);
    if (place) render(null, place);
    place?.remove();
  }
});
