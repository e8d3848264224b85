import { signal, type Signal } from '@preact/signals';
import type { TextStorage } from '../models/text-storage.ts';
import type { Page } from '../models/page.ts';

/** A browser without a browser: the test moves its clock, its hash and its visibility. */
export interface FakePage extends Page {
  readonly hash: Signal<string>;
  readonly visible: Signal<boolean>;
  readonly now: Signal<number>;
  /** Runs everything that was put off. */
  runLater(): void;
}

export function createFakePage(hash = ''): FakePage {
  let waiting: (() => void)[] = [];
  const page: FakePage = {
    hash: signal(hash),
    visible: signal(true),
    now: signal(10_000),
    go: (next) => void (page.hash.value = next),
    later: (run) => void waiting.push(run),
    runLater() {
      const due = waiting;
      waiting = [];
      due.forEach((run) => run());
    },
  };
  return page;
}

export function createFakeStorage(): TextStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** Lets every promise that can settle do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
