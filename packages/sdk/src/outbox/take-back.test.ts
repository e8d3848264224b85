import { newId, type Envelope } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { browser, keep, opened, sent } from '../testing/browser.ts';
import { addToOutbox } from './writer.ts';

test('a message is taken back whole and once by who asks twice, also where the store then fails', async () => {
  const { openTab } = browser();
  const tab = await openTab();
  const body = { ...sent(newId(), 'see').body, attachments: [{ sha256: 'a', name: 'a.png', type: 'image/png', sizeBytes: 1 }] };
  const refused = { v: 1, envelope: { ...sent(newId(), ''), body }, code: 'unknown_case', message: '' };
  const { keys } = tab.store;
  for (const fails of [false, true]) {
    await tab.store.write([['r/1', refused], ['f/a', new Blob(['x'])]]);
    await tab.engine.changed();
    const first = tab.engine.features.takeBack('r/1');
    if (fails) tab.store.keys = () => Promise.reject(new Error('lost connection'));
    const second = tab.engine.features.takeBack('r/1');
    expect([(await first)?.attachments?.length, await second]).toEqual([1, undefined]);
    tab.store.keys = keys;
  }
});

const named = { sha256: 'a'.repeat(64), name: 'a.png', type: 'image/png', sizeBytes: 1 };

type Tab = Awaited<ReturnType<ReturnType<typeof browser>['openTab']>>;

/** Writes a message with the same file as every other. */
async function keepNaming({ store, engine }: Tab, to: string, text: string) {
  const body = { messageId: newId(), text, attachments: [named] };
  const message: Envelope = { id: newId(), kind: 'message.send', at: 1, caseId: to, body };
  await addToOutbox(store, message, new Map([[named.sha256, new Blob(['x'])]]));
  await engine.changed();
}

async function takeBackTheOnly({ store, engine }: Tab) {
  const [[refusedKey]] = (await store.list('r/')) as [[string, unknown]];
  return engine.features.takeBack(refusedKey);
}

test('a file that two messages name stays until the last of them needs it no more', async () => {
  const { server, world, disk, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await keepNaming(tab, newId(), 'to nobody');
  await keepNaming(tab, caseId, 'two');
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'two']);
  const release = world.hold('g');
  await keepNaming(tab, caseId, 'three');
  expect((await takeBackTheOnly(tab))?.attachments).toHaveLength(1);
  expect(disk.has(`f/${named.sha256}`)).toBe(true);
  release();
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'two', 'three']);
  expect(await tab.store.keys('f/')).toEqual([]);
});

test('a message is taken back with its file, though another that named it arrived first', async () => {
  const { server, world, openTab } = browser();
  const platform = world.tab();
  let meanwhile = async () => {};
  const tab = await openTab({
    ...platform,
    fetch: async (url, init) => {
      if (String(init.body).includes('"two"')) await meanwhile();
      return platform.fetch(url, init);
    },
  });
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await world.runTimers();
  meanwhile = () => keepNaming(tab, newId(), 'to nobody');
  await keepNaming(tab, caseId, 'two');
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'two']);
  expect(await takeBackTheOnly(tab)).toMatchObject({ text: 'to nobody', attachments: [{ name: 'a.png' }] });
  expect(await tab.store.keys('f/')).toEqual([]);
});

test('a message is taken back with its file, though another that went ahead of it sent it later', async () => {
  const { server, world, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'one'));
  await world.runTimers();
  server.files.break(3);
  const release = world.hold('g');
  await keepNaming(tab, caseId, 'two');
  await keepNaming(tab, newId(), 'to nobody');
  release();
  await world.runTimers();
  expect([server.delivered().get(caseId), server.files.taken]).toEqual([['one', 'two'], [named.sha256]]);
  expect(await takeBackTheOnly(tab)).toMatchObject({ text: 'to nobody', attachments: [{ name: 'a.png' }] });
  expect([...(await tab.store.keys('f/')), ...(await tab.store.keys('u/'))]).toEqual([]);
});
