import type { Store } from '../platform/store.ts';
import type { Install } from './credentials.ts';

/** What was reported on this device before its player signed in. */
export interface LeftBehind {
  /** The install it was reported by, once all of it is sent; undefined while there is nothing to take along. */
  ready(): Promise<Install | undefined>;
  /** Whether some of it was still to be sent when it was looked at last. */
  readonly waits: boolean;
  /** It is the player's now: nothing of it stays for whoever plays here next. */
  forget(): Promise<void>;
}

/** In: opens the store of players who have not signed in. Once that is empty it is not looked at again. */
export function createLeftBehind(open: () => Promise<Store>): LeftBehind {
  let opening: Promise<Store> | undefined;
  let waits = false;
  let empty = false;
  return {
    get waits() {
      return waits;
    },
    async ready() {
      if (empty) return undefined;
      const store = await (opening ??= open());
      waits = (await store.keys('o/')).length > 0;
      const install = (await store.get('install')) as Install | undefined;
      empty = !install && !waits;
      return waits ? undefined : install;
    },
    async forget() {
      const store = await (opening ??= open());
      // What could not be sent, and a draft, are still to be read by whoever wrote them here.
      await store.write([], ['install', 'token', 'cursor', ...(await store.keys('c/'))]);
      empty = true;
      store.close();
    },
  };
}
