import type { Store } from '../platform/store.ts';
import type { FakeTab } from './fake-platform.ts';

/** How the store fails at one of its operations, counted from 1. */
export interface StoreFault {
  at: number;
  how: 'full' | 'lost connection' | 'killed before' | 'killed after';
}

/** `store` as a tab sees it, with one fault: an error, or the end of the tab before or after an operation's effect. */
export function faultyStore(store: Store, tab: FakeTab, fault?: StoreFault): Store {
  let count = 0;
  const never = new Promise<never>(() => {});

  async function run<T>(operation: () => Promise<T>): Promise<T> {
    if (tab.dead()) return never;
    const how = ++count === fault?.at ? fault.how : undefined;
    if (how === 'full') throw new DOMException('no room', 'QuotaExceededError');
    if (how === 'lost connection') throw new DOMException('closing', 'InvalidStateError');
    if (how === 'killed before') return end();
    const value = await operation();
    if (how === 'killed after') return end();
    return tab.dead() ? never : value;
  }
  function end() {
    tab.kill();
    return never;
  }
  return {
    mode: store.mode,
    get: (key) => run(() => store.get(key)),
    list: (prefix) => run(() => store.list(prefix)),
    keys: (prefix) => run(() => store.keys(prefix)),
    write: (puts, deletes) => run(() => store.write(puts, deletes)),
    append: (value, more) => run(() => store.append(value, more)),
    claim: (key, value) => run(() => store.claim(key, value)),
    close: () => store.close(),
  };
}
