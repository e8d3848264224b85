import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { createDesk } from '../models/desk.ts';
import { aCase, aMessage, caseId } from '../testing/cases.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { surround } from '../testing/surroundings.ts';
import { App } from './app.tsx';

let place: HTMLElement | null = null;

afterEach(() => {
  if (place) render(null, place);
  place?.remove();
});

async function show(cases = [aCase(1), aCase(2)], hash = '') {
  const server = createFakeServer(cases);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page: createFakePage(hash) });
  place = document.createElement('div');
  document.body.append(place);
  render(<App {...surround(desk, storage)} />, place);
  await desk.session.restore();
  await calm();
  return { server, desk };
}

/** Signals draw in the next frame. */
const calm = async () => {
  for (let turn = 0; turn < 3; turn++) {
    await settled();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

const one = <T extends HTMLElement>(selector: string): T => {
  const found = place?.querySelector<T>(selector);
  if (!found) throw new Error(`Nothing here is ${selector}`);
  return found;
};
const states = () =>
  [...(place?.querySelectorAll<HTMLElement>('[data-message-id]') ?? [])].map((row) => row.dataset.state);
const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

test('a row says who, what, on which build and device, and that it is unread', async () => {
  await show([aCase(1, { tags: ['topic:bug', 'os:Android', 'vip:gold'] })]);
  const row = one('[data-case-id]');
  for (const text of ['Player 1', 'Subject 1', '#1', 'Bug', '1.4.2', 'Android', 'Phone', 'de', 'gold']) {
    expect(row.textContent).toContain(text);
  }
  expect(row.dataset.unread).toBe('true');
  expect(document.title).toBe('(1) Savepoint desk');
});

test('a reply goes from sending to sent to read while the agent looks on', async () => {
  const { server } = await show(undefined, `#/cases/${caseId(1)}`);
  const field = one<HTMLTextAreaElement>('[aria-label="Reply"]');
  field.value = 'Here you are';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await calm();
  server.hush = true;
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  await calm();
  expect(states()).toEqual(['received', 'stored']);
  server.reconnect();
  await calm();
  expect(states()).toEqual(['received', 'sent']);
  server.playerReads(caseId(1));
  await calm();
  expect(states()).toEqual(['received', 'read']);
  expect(field.value).toBe('');
});

test('a reply that failed stays with its reason and can be changed', async () => {
  const { server, desk } = await show(undefined, `#/cases/${caseId(1)}`);
  server.fail('reply', 'too_many_requests');
  desk.outgoing.send(caseId(1), 'Typo hree', 1);
  await calm();
  expect(states()).toEqual(['received', 'failed']);
  expect(one('.message-problem').textContent).toContain('Too many tries');
  one('.message-problem .link:last-child').click();
  await calm();
  expect(one<HTMLTextAreaElement>('[aria-label="Reply"]').value).toBe('Typo hree');
  expect(states()).toEqual(['received']);
});

test('people\'s words are shown as text, whatever they contain', async () => {
  const text = '<img src=x onerror=alert(1)> **bold**';
  await show([aCase(1, { subject: text, messages: [aMessage(1, { text })] })], `#/cases/${caseId(1)}`);
  expect(one('.message-text').textContent).toBe(text);
  expect(place?.querySelector('.message-text img')).toBeNull();
});

test('parts of the context that were not shared are named in one line', async () => {
  await show([aCase(1, { context: { game: { id: 'g', build: '1.4.2' } } })], `#/cases/${caseId(1)}`);
  const context = one('[aria-label="Context"].context');
  expect(context.textContent).toContain('Not shared by the player: device, screen');
  expect(context.querySelectorAll('.fold')).toHaveLength(1);
});

test('keys move through the list and close the open case, but not while someone writes', async () => {
  const { server } = await show(undefined, `#/cases/${caseId(2)}`);
  press('j');
  expect((document.activeElement as HTMLElement).dataset.caseId).toBe(caseId(1));
  one('[aria-label="Reply"]').focus();
  one('[aria-label="Reply"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
  await calm();
  expect(server.asked).not.toContain('setState closed');
  press('Escape');
  press('e');
  await calm();
  expect(server.asked).toContain('setState closed');
  expect(one('[aria-label="Open case again"]')).toBeTruthy();
});

test('a picture whose file is missing is said in words', async () => {
  const file = { sha256: 'f'.repeat(64), name: 'boss.png', type: 'image/png', sizeBytes: 1_200_000 };
  await show([aCase(1, { messages: [aMessage(1, { attachments: [file] })] })], `#/cases/${caseId(1)}`);
  expect(one<HTMLImageElement>('.thumbnail img').getAttribute('src')).toBe(`/staff/files/${file.sha256}`);
  one('.thumbnail img').dispatchEvent(new Event('error'));
  await calm();
  expect(one('.file-missing').textContent).toContain('boss.png (1.2 MB) is not here');
});
