import { newId, type Envelope } from '@savepoint/protocol';
import { handover, syncRequest } from '@savepoint/protocol/schemas';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { CaseCopy } from './cases/case-copy.ts';
import fixtureV1 from './outbox/fixtures/v1.json' with { type: 'json' };
import { addToOutbox } from './outbox/writer.ts';
import { browser, keep, opened, sent } from './testing/browser.ts';

test('sends what belongs to no case, once, and shows nothing of it', async () => {
  const { server, world, openTab } = browser(['none', 'answer lost']);
  const tab = await openTab();
  const body = { articleId: 'lost-progress', language: 'en', helpful: true };
  await keep(tab, { id: newId(), kind: 'article.vote', at: 1, body });
  await world.runTimers();
  expect(server.votes.map((vote) => vote.body)).toEqual([body]);
  expect([tab.cases.value, await tab.store.keys('o/'), await tab.store.keys('r/')]).toEqual([[], [], []]);
});

test('sends what is stored, shows it as sent, and empties the outbox', async () => {
  const { server, world, disk, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await keep(tab, sent(caseId, 'two'));
  expect(tab.cases.value[0]?.messages.map(({ text, status }) => [text, status])).toEqual([
    ['one', 'saved'],
    ['two', 'saved'],
  ]);
  await world.runTimers();
  expect(server.delivered()).toEqual(new Map([[caseId, ['one', 'two']]]));
  expect(tab.cases.value[0]?.messages.map(({ status }) => status)).toEqual(['sent', 'sent']);
  expect([...disk.keys()].filter((key) => key.startsWith('o/'))).toEqual([]);
});

test('asks in a way that a server understands, whatever a page in plain JavaScript calls a case', async () => {
  const { server, world, openTab } = browser();
  const asked: unknown[] = [];
  const platform = world.tab();
  const fetch: typeof platform.fetch = (address, init) => {
    if (String(address).endsWith('/v1/sync')) asked.push(JSON.parse(init!.body as string));
    return platform.fetch(address, init);
  };
  const tab = await openTab({ ...platform, fetch }, undefined, () => 17 as unknown as string);
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one']);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((request) => !v.is(syncRequest, request))).toEqual([]);
});

test('a refused message is shown with its reason until it is taken back, and holds up nothing', async () => {
  const { server, world, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await keep(tab, sent(newId(), 'to nobody'));
  await keep(tab, sent(caseId, 'two'));
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'two']);
  const refused = await tab.store.list('r/');
  expect(refused).toHaveLength(1);
  expect(await tab.engine.features.takeBack(refused[0]![0])).toEqual({ text: 'to nobody', attachments: [] });
  expect(await tab.store.list('r/')).toEqual([]);
});

test('an answer is told once, counted as unread, and read once', async () => {
  const { server, world, emitter, openTab } = browser();
  const tab = await openTab();
  const told: string[] = [];
  emitter.on('reply', ({ text }) => told.push(text));
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await world.runTimers();
  server.answer(caseId, 'hello');
  await tab.engine.changed();
  await world.runTimers();
  expect(told).toEqual(['hello']);
  expect(tab.cases.value[0]?.unread).toBe(1);
  await tab.engine.markRead(caseId);
  await tab.engine.markRead(caseId);
  expect(tab.cases.value[0]?.unread).toBe(0);
  await world.runTimers();
  expect(told).toEqual(['hello']);
});

test('what a tab marks as read costs no answer that another tab has stored meanwhile', async () => {
  const { server, world, disk, openTab } = browser();
  const platform = world.tab();
  const tab = await openTab(platform);
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await world.runTimers();
  server.answer(caseId, 'two');
  await tab.engine.changed();
  await world.runTimers();
  const other = await openTab();
  // The first tab sees nothing of the next answer.
  const before = await tab.store.list('c/');
  tab.store.list = async () => structuredClone(before);
  server.answer(caseId, 'three');
  await other.engine.changed();
  await world.runTimers();
  const stored = () => (disk.get(`c/${caseId}`) as CaseCopy).messages.map(({ text }) => text);
  expect(stored()).toEqual(['one', 'two', 'three']);
  await tab.engine.markRead(caseId);
  platform.kill();
  expect(stored()).toEqual(['one', 'two', 'three']);
  await other.engine.changed();
  await world.runTimers();
  expect((disk.get(`c/${caseId}`) as CaseCopy).playerReadSeq).toBe(2);
  expect(other.cases.value[0]?.unread).toBe(1);
});

test('a page that knows of no open case asks the server for nothing', async () => {
  const { server, world, openTab } = browser();
  await openTab();
  await world.runTimers();
  expect(server.requests()).toBe(0);
});

test.each([0, 1, 2])('gives a database that was set back to %d messages again what it had confirmed', async (left) => {
  const { server, world, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  for (const text of ['two', 'three', 'four']) await keep(tab, sent(caseId, text));
  await world.runTimers();
  server.setBack(left);
  await keep(tab, sent(caseId, 'five'));
  await world.runTimers();
  expect(server.delivered().get(caseId)?.toSorted()).toEqual(['one', 'two', 'three', 'four', 'five'].toSorted());
  expect(tab.cases.value[0]?.messages.map(({ status }) => status)).toEqual(Array(5).fill('sent'));
  expect(await tab.store.get('resync')).toBeUndefined();
});

test('hands over what is not sent as a file, without any secret', async () => {
  const { disk, openTab } = browser(['request lost', 'request lost']);
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await keep(tab, sent(caseId, 'two'));
  await keep(tab, opened(newId(), 'another case'));
  const file = (await tab.engine.features.handOver(caseId))!;
  const text = await file.text();
  const content = v.parse(handover, JSON.parse(text));
  expect(content.envelopes.map((envelope) => (envelope as Envelope).kind)).toEqual(['case.open', 'message.send']);
  const { id, secret } = disk.get('install') as { id: string; secret: string };
  expect(content.install.id).toBe(id);
  expect(text).not.toContain(secret);
  expect(await tab.engine.features.handOver(newId())).toBeUndefined();
});

test('neither a message to be taken back nor a file to be handed over throws when the store does', async () => {
  const { world, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, sent(caseId, 'to nobody'));
  await world.runTimers();
  await keep(tab, opened(caseId, 'one'));
  const [[refusedKey] = ['']] = await tab.store.list('r/');
  const broken = () => Promise.reject(new DOMException('closing', 'UnknownError'));
  Object.assign(tab.store, { write: broken, get: broken });
  expect(await tab.engine.features.takeBack(refusedKey)).toBeUndefined();
  expect(await tab.engine.features.handOver(caseId)).toBeUndefined();
});

test('sends what every older version has stored, and leaves what a newer one stored for it', async () => {
  const { server, world, disk, openTab } = browser();
  for (const [key, value] of Object.entries(fixtureV1)) disk.set(key, value);
  const newer = { v: 99, sealed: 'a shape of tomorrow' };
  disk.set('o/000000000006', newer);
  await openTab();
  await world.runTimers();
  expect([...server.delivered().values()]).toEqual([['written by version 1', 'and its second message']]);
  expect([...disk].filter(([key]) => key.startsWith('o/'))).toEqual([['o/000000000006', newer]]);
});

test.each([
  [1, ['file', 'text']],
  [5, ['text', 'file']],
])('after %d broken uploads the order is %s, and both arrive', async (breaks, order) => {
  const { server, world, disk, openTab } = browser();
  const tab = await openTab();
  server.files.break(breaks);
  const caseId = newId();
  await addToOutbox(tab.store, opened(caseId, 'with a picture'), new Map([['abc', new Blob(['bytes'])]]));
  await tab.engine.changed();
  const seen: string[] = [];
  for (let i = 0; i < 40 && seen.length < 2; i++) {
    await world.runTimers(1);
    if (server.files.taken.length > 0 && !seen.includes('file')) seen.push('file');
    if (server.delivered().has(caseId) && !seen.includes('text')) seen.push('text');
  }
  await world.runTimers();
  expect(seen).toEqual(order);
  expect(server.files.taken).toEqual(['abc']);
  expect([...disk.keys()].filter((key) => /^[ouf]\//.test(key))).toEqual([]);
});

test('sets aside an envelope that cannot be written as JSON, and sends those before and after it', async () => {
  const { server, world, openTab } = browser();
  const tab = await openTab();
  const [before, poisoned, after] = [newId(), newId(), newId()];
  const poison = opened(poisoned, 'poison');
  Object.assign(poison.body, { context: { state: { gold: 10n } } });
  await addToOutbox(tab.store, opened(before, 'before'));
  await addToOutbox(tab.store, poison);
  await keep(tab, opened(after, 'after'));
  await world.runTimers();
  expect([...server.delivered().values()]).toEqual([['before'], ['after']]);
  const refused = tab.cases.value.find(({ id }) => id === poisoned)!.messages[0]!;
  expect(refused).toMatchObject({ text: 'poison', status: 'refused', reason: 'malformed' });
  expect(await tab.engine.features.takeBack(refused.refusedKey!)).toEqual({ text: 'poison', attachments: [] });
});

test('registers anew when another install has its name, and sends what waits', async () => {
  const { server, world, disk, openTab } = browser(['install taken']);
  disk.set('install', { id: 'taken', secret: 's' });
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await world.runTimers();
  expect(server.delivered()).toEqual(new Map([[caseId, ['one']]]));
  expect(disk.get('install')).not.toMatchObject({ id: 'taken' });
});

test('asks nothing of a server that said when to come again, whatever the player does meanwhile', async () => {
  const { server, world, openTab } = browser(['none', 'overloaded']);
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  await settle();
  const before = server.requests();
  for (let i = 0; i < 5; i++) await keep(tab, sent(caseId, `more ${i}`));
  await settle();
  expect(server.requests()).toBe(before);
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'more 0', 'more 1', 'more 2', 'more 3', 'more 4']);
});
