import { newId, type Envelope } from '@savepoint/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import type { Case } from './cases/case-view.ts';
import { createEmitter, type SupportEvents } from './events.ts';
import { addToOutbox } from './outbox/writer.ts';
import { openPartition } from './partition.ts';
import { memoryStore } from './platform/memory-store.ts';
import { cell } from './readable.ts';
import { createFakeServer } from './testing/fake-server.ts';
import { createFakeWorld } from './testing/fake-platform.ts';

const report: Envelope = {
  id: newId(),
  kind: 'case.open',
  at: 1,
  caseId: newId(),
  body: { topic: 'bug', messageId: newId(), text: 'in a tunnel', attachments: [], context: {} },
};

/** A partition with a report to send, whose engine could not be loaded until the network is back. */
async function offline(files = new Map<string, Blob>()) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const network = { isUp: false };
  const server = createFakeServer([]);
  const world = createFakeWorld(server.fetch);
  const store = memoryStore();
  await addToOutbox(store, report, files);
  const open = () => openPartition(
    Promise.resolve(store),
    () => (network.isUp ? import('./engine.ts') : Promise.reject(new TypeError('no network'))),
    {
      game: 'g',
      name: 'g',
      endpoint: 'http://s',
      platform: world.tab(),
      watching: () => undefined,
      emitter: createEmitter<SupportEvents>(),
      cases: cell<Case[]>([]),
    },
  );
  /** Time passes until nothing of this kind is left. */
  const none = (prefix: string) =>
    vi.waitFor(async () => {
      await world.runTimers();
      expect(await store.keys(prefix)).toEqual([]);
    }, 10_000);
  return {
    partition: open(),
    open,
    server,
    texts: () => [...server.delivered().values()].flat(),
    none,
    async online() {
      network.isUp = true;
      await vi.advanceTimersByTimeAsync(10_000);
      await none('o/');
    },
    store,
  };
}

afterEach(() => vi.useRealTimers());

test('loads its engine soon after the network is back, and sends', async () => {
  const { partition, online, texts } = await offline();
  await expect(partition.engine()).rejects.toThrow('no network');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(texts()).toEqual([]);
  await online();
  expect(texts()).toEqual(['in a tunnel']);
  partition.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('of a player who has signed out it sends what was written, then ends', async () => {
  const { partition, online, texts } = await offline();
  await expect(partition.retire()).rejects.toThrow('no network');
  await online();
  expect(texts()).toEqual(['in a tunnel']);
});

test.each(['this', 'the next'])('of a player who has signed out it sends in %s page also the file that could not go with its text', async (when) => {
  const { partition, open, server, online, none, texts } = await offline(new Map([['abc', new Blob(['picture'])]]));
  server.files.break(when === 'this' ? 4 : Infinity);
  await expect(partition.retire()).rejects.toThrow('no network');
  await online();
  if (when === 'the next') {
    partition.stop();
    server.files.break(0);
    await open().retire();
  }
  await none('u/');
  expect([texts(), server.files.taken]).toEqual([['in a tunnel'], ['abc']]);
});

test('loads nothing any more once it was stopped', async () => {
  const { partition, store } = await offline();
  await expect(partition.engine()).rejects.toThrow('no network');
  partition.stop();
  expect(vi.getTimerCount()).toBe(0);
  await expect(partition.engine()).rejects.toBeDefined();
  expect(await store.keys('o/')).toHaveLength(1);
});
