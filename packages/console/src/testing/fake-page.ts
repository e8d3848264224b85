import { signal, type Signal } from '@preact/signals';
import type { Page } from '../models/page.ts';
import type { Tabs } from '../models/tabs.ts';
import type { SharedStorage } from '../models/text-storage.ts';

/** A browser without a browser: the test moves its clock, its hash and its visibility. */
export interface FakePage extends Page {
  readonly hash: Signal<string>;
  readonly visible: Signal<boolean>;
  readonly now: Signal<number>;
  /** Runs everything that was put off. */
  runLater(): void;
}

/** The only tab of a browser. */
const ALONE: Tabs = {
  own: 'alone',
  known: true,
  hold: () => () => {},
  whenFree: (_name, run) => (run(), () => {}),
  listen: () => () => {},
};

export function createFakePage(hash = '', tabs = ALONE): FakePage {
  let waiting: (() => void)[] = [];
  const page: FakePage = {
    hash: signal(hash),
    visible: signal(true),
    now: signal(10_000),
    go: (next) => void (page.hash.value = next),
    later: (run) => void waiting.push(run),
    tabs,
    runLater() {
      const due = waiting;
      waiting = [];
      due.forEach((run) => run());
    },
  };
  return page;
}

export function createFakeStorage(): SharedStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** Lets every promise that can settle do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
