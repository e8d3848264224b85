import type { Platform } from '../platform/platform.ts';

/** One tab's platform, which ends with the tab. */
export interface FakeTab extends Platform {
  /** The tab's process ends: what it waits for never comes, and its lock, timers and channels are gone. */
  kill(): void;
  dead(): boolean;
}

/** A world with a clock that only moves when told, shared by the tabs of one browser. */
export function createFakeWorld(fetch: Platform['fetch'], { locks = true } = {}) {
  const timers = new Set<{ at: number; task: () => void; tab: object }>();
  const locked = new Map<string, object>();
  const channels = new Set<{ name: string; heard: () => void; tab: object }>();
  let now = 1_000_000;

  function tab(): FakeTab {
    const self = {};
    let dead = false;
    /** What a dead tab waits for never comes. */
    const alive = <T>(promise: Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        promise.then(
          (value) => !dead && resolve(value),
          (error) => !dead && reject(error),
        );
      });
    return {
      now: () => now,
      random: () => 0.5,
      after(delayMs, task) {
        const timer = { at: now + delayMs, task, tab: self };
        if (!dead) timers.add(timer);
        return () => void timers.delete(timer);
      },
      fetch: (url, init) => (dead ? new Promise(() => {}) : alive(fetch(url, init))),
      async alone(name, task) {
        if (dead) return new Promise(() => {});
        if (!locks) return task();
        if (locked.has(name)) return undefined;
        locked.set(name, self);
        return task().finally(() => locked.get(name) === self && locked.delete(name));
      },
      channel(name, heard) {
        const channel = { name, heard, tab: self };
        channels.add(channel);
        return {
          tell: () => channels.forEach((other) => other !== channel && other.name === name && other.heard()),
          close: () => void channels.delete(channel),
        };
      },
      onHint: () => () => {},
      dead: () => dead,
      kill() {
        dead = true;
        for (const timer of timers) if (timer.tab === self) timers.delete(timer);
        for (const channel of channels) if (channel.tab === self) channels.delete(channel);
        for (const [name, holder] of locked) if (holder === self) locked.delete(name);
      },
    };
  }

  return {
    tab,
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
    /** Another tab has the lock of this name, and sends nothing; gives the undo. */
    hold(name: string) {
      locked.set(name, {});
      return () => void locked.delete(name);
    },
    /** The clock is set, in either direction. */
    setClock: (ms: number) => void (now = ms),
  };
}
