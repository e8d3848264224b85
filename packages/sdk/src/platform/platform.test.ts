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

test('the lock of a tab that works is left to it, however long it takes', async () => {
  let nowMs = 1_000;
  vi.stubGlobal('performance', { now: () => nowMs });
  const { held, stolen } = locks('cam');
  const { alone } = browserPlatform();
  const ask = () => alone('cam', async () => 'done');
  const holder = new BroadcastChannel('cam/alive');
  for (let i = 0; i < 4; i++) {
    expect(await ask()).toBeUndefined();
    nowMs += 40_000;
    holder.postMessage(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(stolen).toEqual([]);
  held.clear();
  expect(await ask()).toBe('done');
  holder.close();
});

test('who has the lock says so as long as it works', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  locks();
  let end = () => {};
  const heard = vi.fn<() => void>();
  const waiter = new BroadcastChannel('dao/alive');
  waiter.onmessage = heard;
  const working = browserPlatform().alone('dao', () => new Promise<void>((resolve) => (end = resolve)));
  vi.advanceTimersByTime(45_000);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(3));
  end();
  await working;
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).toHaveBeenCalledTimes(3);
  waiter.close();
});
