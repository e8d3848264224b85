import { newId } from '@savepoint/protocol';
import type { Tabs } from '../models/tabs.ts';
import { createFakeStorage } from './fake-page.ts';

/** A browser: tabs are opened in it that share a storage and learn of each other. */
export function createFakeBrowser() {
  const shared = createFakeStorage();
  const held = new Map<string, string>();
  let waiting: { name: string; tab: string; run(): void }[] = [];
  let listeners: { tab: string; heard(key: string): void }[] = [];

  function grant(): void {
    const free = waiting.filter(({ name }) => !held.has(name));
    waiting = waiting.filter((one) => !free.includes(one));
    free.forEach(({ run }) => run());
  }

  function open() {
    const own = newId();
    const tell = (key: string) => listeners.forEach(({ tab, heard }) => tab !== own && heard(key));
    const tabs: Tabs = {
      own,
      known: true,
      hold(name) {
        held.set(name, own);
        return () => {
          if (held.get(name) === own) held.delete(name);
          grant();
        };
      },
      whenFree(name, run) {
        const one = { name, tab: own, run };
        waiting.push(one);
        void Promise.resolve().then(grant);
        return () => void (waiting = waiting.filter((other) => other !== one));
      },
      listen(heard) {
        const one = { tab: own, heard };
        listeners.push(one);
        return () => void (listeners = listeners.filter((other) => other !== one));
      },
    };
    return {
      tabs,
      storage: {
        ...shared,
        get length() {
          return shared.length;
        },
        setItem: (key: string, value: string) => (shared.setItem(key, value), tell(key)),
        removeItem: (key: string) => void (shared.kept.delete(key) && tell(key)),
      },
      /** As when it crashes: nothing is said any more. */
      close() {
        for (const [name, tab] of held) if (tab === own) held.delete(name);
        waiting = waiting.filter(({ tab }) => tab !== own);
        listeners = listeners.filter(({ tab }) => tab !== own);
        grant();
      },
    };
  }

  return { open };
}
