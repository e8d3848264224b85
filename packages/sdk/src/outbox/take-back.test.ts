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

test('a file that two messages name stays until the last of them needs it no more', async () => {
  const { server, world, disk, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  const named = { sha256: 'a'.repeat(64), name: 'a.png', type: 'image/png', sizeBytes: 1 };
  const keepNaming = async (to: string, text: string) => {
    const body = { messageId: newId(), text, attachments: [named] };
    const message: Envelope = { id: newId(), kind: 'message.send', at: 1, caseId: to, body };
    await addToOutbox(tab.store, message, new Map([[named.sha256, new Blob(['x'])]]));
    await tab.engine.changed();
  };
  await keep(tab, opened(caseId, 'one'));
  await keepNaming(newId(), 'to nobody');
  await keepNaming(caseId, 'two');
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'two']);
  const [[refusedKey]] = (await tab.store.list('r/')) as [[string, unknown]];
  const release = world.hold('g');
  await keepNaming(caseId, 'three');
  expect((await tab.engine.features.takeBack(refusedKey))?.attachments).toHaveLength(1);
  expect(disk.has(`f/${named.sha256}`)).toBe(true);
  release();
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one', 'two', 'three']);
  expect(await tab.store.keys('f/')).toEqual([]);
});
