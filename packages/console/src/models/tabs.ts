/** The tabs of this browser, which keep their things in one storage. Replaced in tests. */
export interface Tabs {
  /** This one. */
  readonly own: string;
  /** Whether it can be told which others are still there. */
  readonly known: boolean;
  /** Holds a name until this tab is gone, or what comes out is called. */
  hold(name: string): () => void;
  /** Runs when no tab holds this name, one after the other where several wait. Out: what ends the waiting. */
  whenFree(name: string, run: () => void): () => void;
  /** Heard are the keys that others write in the storage, or remove. Out: what ends it. */
  listen(heard: (key: string) => void): () => void;
}

/** Names are held by Web Locks, which a tab that crashes gives back too. Without them every tab takes itself for alone. */
export function browserTabs(window: Window, own: string): Tabs {
  const locks = (window.navigator as Partial<Navigator>).locks;
  return {
    own,
    known: locks !== undefined,
    hold(name) {
      let free = () => {};
      const freed = new Promise<void>((resolve) => (free = resolve));
      locks?.request(name, () => freed).catch(() => {});
      return free;
    },
    whenFree(name, run) {
      const ending = new AbortController();
      if (locks) locks.request(name, { signal: ending.signal }, run).catch(() => {});
      else run();
      return () => ending.abort();
    },
    listen(heard) {
      const told = ({ key, storageArea }: StorageEvent) => {
        if (key !== null && storageArea === window.localStorage) heard(key);
      };
      window.addEventListener('storage', told);
      return () => window.removeEventListener('storage', told);
    },
  };
}
