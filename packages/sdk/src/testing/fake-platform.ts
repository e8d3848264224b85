import type { Platform } from '../platform/platform.ts';

/** A world with a clock that only moves when told, shared by the tabs of one browser. */
export function createFakeWorld(fetch: Platform['fetch']) {
  const timers = new Set<{ at: number; task: () => void }>();
  const locked = new Set<string>();
  const channels = new Set<{ name: string; heard: () => void }>();
  let now = 1_000_000;

  /** The platform of one tab. */
  const tab = (): Platform => ({
    now: () => now,
    random: () => 0.5,
    after(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    fetch,
    async alone(name, task) {
      if (locked.has(name)) return undefined;
      locked.add(name);
      return task().finally(() => locked.delete(name));
    },
    channel(name, heard) {
      const channel = { name, heard };
      channels.add(channel);
      return {
        tell: () => channels.forEach((other) => other !== channel && other.name === name && other.heard()),
        close: () => void channels.delete(channel),
      };
    },
    onHint: () => () => {},
  });

  return {
    tab,
    /** Lets everything that waits for an answer or for the store go on. */
    settle: () => new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve)))),
    /** Runs the timers in order until none is left or `most` have run. */
    async runTimers(most = 200) {
      for (let i = 0; i < most; i++) {
        for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (!next) return;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.task();
      }
    },
    /** The clock is set, in either direction. */
    setClock: (ms: number) => void (now = ms),
    /** The process of every tab ends: no timer, lock or channel of it is left. */
    kill() {
      timers.clear();
      locked.clear();
      channels.clear();
    },
  };
}
