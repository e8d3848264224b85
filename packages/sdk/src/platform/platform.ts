/** What the engine needs of the world, small enough to be replaced whole in tests. */
export interface Platform {
  now(): number;
  random(): number;
  /** Runs `task` after `delayMs`; gives the undo. */
  after(delayMs: number, task: () => void): () => void;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Runs `task` while no other tab runs one of this name; undefined when another tab holds the name. */
  alone<T>(name: string, task: () => Promise<T>): Promise<T | undefined>;
  /** Tells the other tabs; `heard` is called when another tab told. */
  channel(name: string, heard: () => void): { tell(): void; close(): void };
  /** Calls when it may be worth trying again: network back, page shown. A hint only. */
  onHint(hint: () => void): () => void;
}

/** A waiter that got no lock and heard nothing of its holder for this long takes it: the holder is a frozen tab. */
const STEAL_AFTER_MS = 60_000;
/** So often a holder says that it works; a frozen tab says nothing. */
const ALIVE_MS = 20_000;

/** The platform of a browser page. Every part may be missing or may throw: then the nearest thing that works is used. */
export function browserPlatform(): Platform {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    fetch: (url, init) => fetch(url, init),
    alone,
    channel,
    onHint(hint) {
      const shown = () => document.visibilityState === 'visible' && hint();
      addEventListener('online', hint);
      document.addEventListener('visibilitychange', shown);
      return () => {
        removeEventListener('online', hint);
        document.removeEventListener('visibilitychange', shown);
      };
    },
  };
}

interface Refusal {
  /** When it was refused first, or the holder was heard last. */
  since: number;
  close(): void;
}

/** By name, for a page may have the locks of several players. */
const refusals = new Map<string, Refusal>();

async function alone<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  let asked = false;
  const before = refusals.get(name);
  const steal = before !== undefined && performance.now() - before.since > STEAL_AFTER_MS;
  try {
    return await navigator.locks.request(name, steal ? { steal } : { ifAvailable: true }, (lock) => {
      asked = true;
      if (!lock) return void (before ?? refusals.set(name, listenTo(name)));
      before?.close();
      refusals.delete(name);
      return sayingSo(name, task());
    });
  } catch (error) {
    if (asked) throw error;
    // Without Web Locks every tab sends; the server recognises repeats.
    return task();
  }
}

function listenTo(name: string): Refusal {
  const { close } = channel(`${name}/alive`, () => (refusal.since = performance.now()));
  const refusal = { since: performance.now(), close };
  return refusal;
}

function sayingSo<T>(name: string, task: Promise<T>): Promise<T> {
  const { tell, close } = channel(`${name}/alive`, () => {});
  // Also who is done sooner, and takes it again at once.
  tell();
  const timer = setInterval(tell, ALIVE_MS);
  return task.finally(() => {
    clearInterval(timer);
    close();
  });
}

function channel(name: string, heard: () => void) {
  try {
    const opened = new BroadcastChannel(name);
    opened.onmessage = heard;
    return { tell: () => opened.postMessage(0), close: () => opened.close() };
  } catch {
    return { tell() {}, close() {} };
  }
}
