import { afterEach, expect, test, vi } from 'vitest';
import { browserPlatform } from './platform.ts';

/** A browser whose locks are held by another tab, as far as they are named in `held`. */
function locks(...names: string[]) {
  const held = new Set(names);
  const stolen: string[] = [];
  const request = async (name: string, { steal }: LockOptions, task: (lock: object | null) => unknown) => {
    if (steal) stolen.push(name);
    return task(steal || !held.has(name) ? {} : null);
  };
  vi.stubGlobal('navigator', { locks: { request } });
  return { held, stolen };
}

afterEach(() => vi.unstubAllGlobals());

test('the lock of a frozen tab is taken over after a while, and no lock that was refused just now', async () => {
  let nowMs = 1_000;
  vi.stubGlobal('performance', { now: () => nowMs });
  const { stolen } = locks('an', 'binh');
  const { alone } = browserPlatform();
  const ask = (name: string) => alone(name, async () => 'done');
  expect(await ask('an')).toBeUndefined();
  expect(await ask('nobody')).toBe('done');
  nowMs += 61_000;
  expect([await ask('binh'), stolen]).toEqual([undefined, []]);
  expect([await ask('an'), stolen]).toEqual(['done', ['an']]);
});
