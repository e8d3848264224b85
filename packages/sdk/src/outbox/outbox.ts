import type { CaseCopies } from '../cases/case-copies.ts';
import type { Store } from '../platform/store.ts';
import { known, type Refused, type Waiting } from './entry.ts';

export interface Keyed<T> {
  key: string;
  entry: T;
}

/** What the player did and the server has not confirmed: envelopes waiting in order, and those it refused. */
export interface Outbox {
  /** Both as last loaded, in order. */
  waiting(): Keyed<Waiting>[];
  refused(): Keyed<Refused>[];
  /** Whether a newer version of the game wrote some of it: left untouched, for that one to send. */
  holdsNewer(): boolean;
  /** Reads what is stored, also by other tabs, and the copies with it. */
  load(): Promise<void>;
}

/** From so many on, one reading of all is quicker than one of each. */
const MANY = 20;

export function createOutbox(store: Store, copies: CaseCopies): Outbox {
  const kinds = { 'o/': new Map<string, unknown>(), 'r/': new Map<string, unknown>() };
  let waiting: Keyed<Waiting>[] = [];
  let refused: Keyed<Refused>[] = [];
  let newer = false;
  let loading = Promise.resolve();

  /** What stands under a key never changes, so that each is read once however often the outbox is looked at. */
  async function read<T extends Waiting | Refused>(prefix: keyof typeof kinds): Promise<Keyed<T>[]> {
    const before = kinds[prefix];
    const keys = await store.keys(prefix);
    const unread = keys.filter((key) => !before.has(key));
    const values =
      unread.length < MANY
        ? await Promise.all(unread.map(async (key) => [key, await store.get(key)] as const))
        : await store.list(prefix);
    const fresh = new Map(values);
    kinds[prefix] = new Map(keys.map((key) => [key, before.get(key) ?? fresh.get(key)]));
    return [...kinds[prefix]].flatMap(([key, value]) => {
      const entry = known<T>(value);
      // An entry that has just been dealt with by another tab has no value any more.
      newer ||= value !== undefined && !entry;
      return entry ? [{ key, entry }] : [];
    });
  }

  async function readAll() {
    newer = false;
    const both = [await read<Waiting>('o/'), await read<Refused>('r/')] as const;
    // What another tab has sent meanwhile has gone from here to the copies, in one transaction: read in this order, and shown
    // no sooner, it is always in one of them.
    await copies.load();
    [waiting, refused] = both;
  }
  return {
    waiting: () => waiting,
    refused: () => refused,
    holdsNewer: () => newer,
    load: () => (loading = loading.catch(() => {}).then(readAll)),
  };
}
