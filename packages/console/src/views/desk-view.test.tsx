import { afterEach, expect, test } from 'vitest';
import type { Translate } from '../models/translate.ts';
import { aCase, aMessage, caseId } from '../testing/cases.ts';
import { all, any, calm, one, press, replyField, show, showCase, takeDown, type } from '../testing/drawn-desk.tsx';

afterEach(takeDown);

const states = () => all('[data-message-id]').map((row) => row.dataset.state);

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
  const { server } = await showCase(1);
  const field = type(replyField(), 'Here you are');
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
  const { server, desk } = await showCase(1);
  server.fail('reply', 'too_many_requests');
  desk.outgoing.send(caseId(1), { text: 'Typo hree', seenSeq: 1 });
  await calm();
  expect(states()).toEqual(['received', 'failed']);
  expect(one('.message-problem').textContent).toContain('Too many tries');
  one('.message-problem .link:last-child').click();
  await calm();
  expect(replyField().value).toBe('Typo hree');
  expect(states()).toEqual(['received']);
});

test('people\'s words are shown as text, whatever they contain', async () => {
  const text = '<img src=x onerror=alert(1)> **bold**';
  await show([aCase(1, { subject: text, messages: [aMessage(1, { text })] })], `#/cases/${caseId(1)}`);
  expect(one('.message-text').textContent).toBe(text);
  expect(any('.message-text img')).toBeNull();
});

test('parts of the context that were not shared are named in one line', async () => {
  await show([aCase(1, { context: { game: { id: 'g', build: '1.4.2' } } })], `#/cases/${caseId(1)}`);
  const context = one('[aria-label="Context"].context');
  expect(context.textContent).toContain('Not shared by the player: device, screen');
  expect(context.querySelectorAll('.fold')).toHaveLength(1);
});

test('keys move through the list and close the open case, but not while someone writes', async () => {
  const { server } = await showCase(2);
  press('j');
  expect((document.activeElement as HTMLElement).dataset.caseId).toBe(caseId(1));
  replyField().focus();
  replyField().dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
  await calm();
  expect(server.asked).not.toContain('setState closed');
  press('Escape');
  press('e');
  await calm();
  expect(server.asked).toContain('setState closed');
  expect(one('[aria-label="Open case again"]')).toBeTruthy();
});

test('what is typed before the case is here is the beginning of its answer', async () => {
  const { server, desk } = await show();
  desk.show(caseId(1));
  for (const key of ['r', 'H', 'e', 'j', '!']) press(key);
  await calm();
  expect(replyField().value).toBe('Hej!');
  expect((document.activeElement as HTMLElement).dataset.key).toBe('reply');
  press('Escape');
  desk.show(caseId(2));
  for (const key of ['n', 'e']) press(key);
  await calm();
  expect(one<HTMLTextAreaElement>('textarea[data-key="note"]').value).toBe('e');
  expect(server.asked.filter((asked) => asked.startsWith('setState'))).toEqual([]);
});

test('a picture whose file is missing is said in words', async () => {
  const file = { sha256: 'f'.repeat(64), name: 'boss.png', type: 'image/png', sizeBytes: 1_200_000 };
  await show([aCase(1, { messages: [aMessage(1, { attachments: [file] })] })], `#/cases/${caseId(1)}`);
  expect(one<HTMLImageElement>('.thumbnail img').getAttribute('src')).toBe(`/staff/files/${file.sha256}`);
  one('.thumbnail img').dispatchEvent(new Event('error'));
  await calm();
  expect(one('.file-missing').textContent).toContain('boss.png (1.2 MB) is not here');
});

test('what a player wrote can be read translated only where something translates, and always as it was written', async () => {
  await showCase(1);
  expect(any('.message-translation')).toBeNull();

  const asked: unknown[] = [];
  let broken = true;
  const translate: Translate = async (...given) => {
    asked.push(given);
    if (broken) throw new Error('no answer');
    return 'My lamp is <b>out</b>';
  };
  const { server } = await show([aCase(1, { messages: [aMessage(1, { text: 'Lampe aus' })] })], `#/cases/${caseId(1)}`, { translate });
  const turn = async () => {
    one('.message-translation button').click();
    await calm();
    return [one('.message-text').textContent, one('.message-translation').textContent];
  };
  expect(await turn()).toEqual(['Lampe aus', 'It was not translated.Translate']);
  broken = false;
  expect(await turn()).toEqual(['My lamp is <b>out</b>', 'TranslatedShow original']);
  expect(await turn()).toEqual(['Lampe aus', 'Translate']);
  expect(await turn()).toEqual(['My lamp is <b>out</b>', 'TranslatedShow original']);
  const once = ['Lampe aus', 'de-DE', 'en-GB'];
  expect(asked).toEqual([once, once]);

  await server.api.reply(caseId(1), { id: 'answer', text: 'On its way' });
  await calm();
  expect(all('.message-translation')).toHaveLength(1);
});
