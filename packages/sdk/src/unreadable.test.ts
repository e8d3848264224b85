import { newId } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { addToOutbox } from './outbox/writer.ts';
import { memoryStore } from './platform/memory-store.ts';
import type { Store } from './platform/store.ts';
import { browser, opened } from './testing/browser.ts';

test.each(['at the start', 'after it was written'])('sends what is stored, though it could not be read %s', async (when) => {
  const { server, world, disk, openTab } = browser();
  let fails = false;
  const platform = world.tab();
  const seen = (store: Store): Store => ({
    ...store,
    keys: (prefix) => (fails ? Promise.reject(new DOMException('', 'UnknownError')) : store.keys(prefix)),
  });
  const caseId = newId();
  const write = () => addToOutbox(memoryStore(disk), opened(caseId, 'one'));
  if (when === 'at the start') await write();
  fails = when === 'at the start';
  const tab = await openTab(platform, seen);
  if (!fails) {
    await write();
    fails = true;
    await tab.engine.changed().catch(() => {});
  }
  fails = false;
  await world.runTimers();
  expect(server.delivered().get(caseId)).toEqual(['one']);
  expect(tab.cases.value.map(({ id }) => id)).toEqual([caseId]);
});
