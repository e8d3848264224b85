import type { Context } from '@savepoint/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryStore } from './platform/memory-store.ts';
import type { NewReport } from './report.ts';
import { startSupport } from './support.ts';
import { createFakeServer } from './testing/fake-server.ts';
import { createFakeWorld } from './testing/fake-platform.ts';

/** A page of a game on a device whose players have a disk each. */
function page() {
  const server = createFakeServer();
  const world = createFakeWorld(server.fetch);
  const disks = new Map<string, Map<string, unknown>>();
  const disk = (who: string) => disks.get(who) ?? disks.set(who, new Map()).get(who)!;
  const support = startSupport(
    { game: 'g', endpoint: 'http://s' },
    {
      loadEngine: () => import('./engine.ts'),
      platform: world.tab(),
      openStore: async (name) => memoryStore(disk(name.split('/').at(-1)!), 'durable'),
    },
  );
  return { support, server, world, disk };
}

const keysOf = (disk: Map<string, unknown>, prefix: string) => [...disk.keys()].filter((key) => key.startsWith(prefix)).length;

beforeEach(() => {
  const target = new EventTarget();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
});
afterEach(() => vi.unstubAllGlobals());

test('a report goes out in the same page for who was here when it was made, though another player comes before it is kept', async () => {
  const { support, server, world, disk } = page();
  support.identify({ id: 'an', name: 'An' });
  const context: { text: string; context?: Context }[] = [{ text: 'looked at' }, { text: 'given', context: {} }];
  const kept = context.map((more) => support.report({ topic: 'bug', ...more }));
  support.identify({ id: 'binh', name: 'Binh' });
  await vi.waitFor(async () => {
    await world.runTimers();
    expect([...server.delivered().values()].flat().toSorted()).toEqual(['given', 'looked at']);
  }, 10_000);
  expect(await Promise.all(kept)).toMatchObject([{ ok: true }, { ok: true }]);
  expect([keysOf(disk('an'), 'o/'), keysOf(disk('an'), 'c/'), keysOf(disk('binh'), 'c/')]).toEqual([0, 2, 0]);
  support.destroy();
});

test('a report that is still on its way when another player comes is that of who gave it', async () => {
  const { support, server, world, disk } = page();
  support.identify({ id: 'an', name: 'An' });
  let end: (report: NewReport) => void = () => {};
  const given = new Promise<NewReport>((resolve) => (end = resolve));
  const kept = [support.report(given), support.report(Promise.reject(new Error('no picture')))];
  support.identify({ id: 'binh', name: 'Binh' });
  await world.runTimers();
  end({ topic: 'bug', text: 'late' });
  await vi.waitFor(async () => {
    await world.runTimers();
    expect([...server.delivered().values()]).toEqual([['late']]);
  }, 10_000);
  expect(await Promise.all(kept)).toMatchObject([{ ok: true }, { ok: false, code: 'unknown_topic' }]);
  expect([keysOf(disk('an'), 'c/'), keysOf(disk('binh'), 'c/')]).toEqual([1, 0]);
  support.destroy();
});

test('says who is signed in, once for each, when all that is seen is that one\'s', async () => {
  const { support } = page();
  const seen: [string | undefined, number][] = [];
  support.playerId.subscribe((id) => seen.push([id, support.cases.value.length]));
  for (const who of [{ id: 'an' }, { id: 'an', name: 'An' }, null, { name: 'nobody' }, { id: 'binh' }]) support.identify(who);
  expect(seen).toEqual([[undefined, 0], ['an', 0], [undefined, 0], ['binh', 0]]);
  support.destroy();
});
