import { newId, type Context } from '@savepoint/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addToOutbox } from './outbox/writer.ts';
import { memoryStore } from './platform/memory-store.ts';
import type { NewReport } from './report.ts';
import { startSupport } from './support.ts';
import { opened } from './testing/browser.ts';
import { createFakeServer } from './testing/fake-server.ts';
import { createFakeWorld } from './testing/fake-platform.ts';

/** A device whose players have a disk each, and pages of a game on it. */
function device() {
  const server = createFakeServer();
  const world = createFakeWorld(server.fetch);
  const disks = new Map<string, Map<string, unknown>>();
  const disk = (who: string) => disks.get(who) ?? disks.set(who, new Map()).get(who)!;
  const looked: string[] = [];
  const start = (options?: object) => startSupport(
    { game: 'g', endpoint: 'http://s', ...options },
    {
      loadEngine: () => import('./engine.ts'),
      platform: world.tab(),
      openStore: async (name) => {
        const who = name.split('/').at(-1)!;
        looked.push(who);
        // As of a database that cannot be opened.
        return who === 'shut' ? memoryStore() : memoryStore(disk(who), 'durable');
      },
    },
  );
  return { start, server, world, disk, looked };
}

function page() {
  const { start, ...rest } = device();
  return { support: start(), ...rest };
}

const keysOf = (disk: Map<string, unknown>, prefix: string) => [...disk.keys()].filter((key) => key.startsWith(prefix)).length;

beforeEach(() => {
  const target = new EventTarget();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

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

test('the name of who has long not been here is forgotten, and stays while something of theirs is to be sent', async () => {
  const { server, world, disk, start } = device();
  const nowMs = Date.UTC(2026, 10, 23);
  world.setClock(nowMs);
  const yearAgo = nowMs - 365 * 86_400_000;
  for (const [who, at] of [['zoe', yearAgo], ['writing', yearAgo], ['drawing', yearAgo], ['shut', yearAgo], ['here', nowMs - 86_400_000]]) {
    disk('anonymous').set(`p/${who}`, at);
  }
  await addToOutbox(memoryStore(disk('writing')), opened(newId(), 'unsent'));
  disk('drawing').set('u/abc', 1);
  const releases = ['writing', 'drawing'].map((who) => world.hold(`savepoint/g/${who}`));
  const support = start();
  const names = () => [...disk('anonymous').keys()].filter((key) => key.startsWith('p/')).map((key) => key.slice(2)).sort();
  support.identify({ id: 'an' });
  await support.features();
  await expect.poll(names).toEqual(['an', 'drawing', 'here', 'shut', 'writing']);
  expect(disk('anonymous').get('p/an')).toBe(nowMs);
  support.destroy();

  for (const release of releases) release();
  const next = start();
  await vi.waitFor(async () => {
    await world.runTimers();
    expect([...server.delivered().values()]).toEqual([['unsent']]);
  }, 10_000);
  next.destroy();
});

test.each([
  ['cannot be had', () => Promise.reject(new Error('the studio is down')), 'Error: the studio is down'],
  ['does not come', () => new Promise<string>(() => {}), 'Error: it does not come'],
] as const)('a token that %s is told, and asked for again until the report is sent', async (_, first, why) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const { support, server, world } = page();
  const codes: string[] = [];
  support.on('problem', ({ code }) => codes.push(code));
  const tokens = [first, first];
  support.identify({ id: 'an', token: () => (tokens.shift() ?? (() => 'jwt'))() });
  await support.report({ topic: 'bug', text: 'mine', context: {} });
  await vi.waitFor(async () => {
    await world.runTimers();
    expect([...server.delivered().values()]).toEqual([['mine']]);
  }, 10_000);
  expect(codes).toEqual(['no_token']);
  expect(warn.mock.calls.flat()).toEqual([`savepoint: the player's token cannot be had: ${why}`]);
  support.destroy();
});

test('a number is taken for the text it reads as', async () => {
  const { start, world, disk, looked } = device();
  disk('anonymous').set('p/42', 1);
  const support = start({ build: 1042 });
  support.identify({ id: 42 as never, name: 'An' });
  const looking = support.collectContext();
  await vi.waitFor(async () => {
    await world.runTimers();
    expect(await Promise.race([looking, undefined])).toMatchObject({ game: { id: 'g', build: '1042' }, player: { id: '42', name: 'An' } });
  }, 10_000);
  expect(looked.filter((who) => who === '42')).toHaveLength(1);
  support.destroy();
});
