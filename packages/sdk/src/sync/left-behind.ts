import type { Store } from '../platform/store.ts';
import type { Install } from './credentials.ts';

/** What was reported on this device before its player signed in. */
export interface LeftBehind {
  /** The install it was reported by, once all of it is sent; undefined while there is nothing to take along. */
  ready(): Promise<Install | undefined>;
  /** Nothing is left, and it is not looked at again. */
  readonly isOver: boolean;
  /** It is the player's now: nothing of it stays for whoever plays here next. */
  forget(): Promise<void>;
}

/**
 * In: opens the store of players who have not signed in. It is not held open between two looks, and once it is empty not
 * looked at again.
 */
export function createLeftBehind(open: () => Promise<Store>): LeftBehind {
  let isOver = false;

  async function use<T>(task: (store: Store) => Promise<T>): Promise<T> {
    const store = await open();
    try {
      return await task(store);
    } finally {
      store.close();
    }
  }

  return {
    get isOver() {
      return isOver;
    },
    async ready() {
      if (isOver) return undefined;
      return use(async (store) => {
        const waits = (await store.keys('o/')).length + (await store.keys('u/')).length > 0;
        const install = (await store.get('install')) as Install | undefined;
        isOver = !install && !waits;
        return waits ? undefined : install;
      });
    },
    async forget() {
      // What could not be sent, and a draft, are still to be read by whoever wrote them here.
      await use(async (store) => store.write([], ['install', 'token', 'cursor', ...(await store.keys('c/'))]));
      isOver = true;
    },
  };
}
