import { signal, type ReadonlySignal } from '@preact/signals';
import { newId } from '@savepoint/protocol';
import { browserTabs, type Tabs } from './tabs.ts';

/** The browser around the desk: what it tells, as signals, and what it is told. Replaced in tests. */
export interface Page {
  readonly hash: ReadonlySignal<string>;
  /** Whether the tab is in sight: what is not seen is not read. */
  readonly visible: ReadonlySignal<boolean>;
  /** Milliseconds since 1970, moving on often enough for relative times. */
  readonly now: ReadonlySignal<number>;
  /** `replace`: the back button passes over what was there. */
  go(hash: string, how: 'push' | 'replace'): void;
  later(run: () => void, delayMs: number): void;
  readonly tabs: Tabs;
}

const TICK_MS = 20_000;

/** Starts to listen; the desk lives as long as the page, so nothing is taken down. */
export function browserPage(window: Window): Page {
  const hash = signal(window.location.hash);
  const visible = signal(window.document.visibilityState === 'visible');
  const now = signal(Date.now());
  const readHash = () => void (hash.value = window.location.hash);
  window.addEventListener('hashchange', readHash);
  window.addEventListener('popstate', readHash);
  window.document.addEventListener('visibilitychange', () => {
    visible.value = window.document.visibilityState === 'visible';
    now.value = Date.now();
  });
  window.setInterval(() => void (now.value = Date.now()), TICK_MS);
  return {
    hash,
    visible,
    now,
    go(next, how) {
      if (next === window.location.hash) return;
      window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
      readHash();
    },
    later: (run, delayMs) => void window.setTimeout(run, delayMs),
    tabs: browserTabs(window, newId()),
  };
}
