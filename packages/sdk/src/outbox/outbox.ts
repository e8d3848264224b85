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
  /** Reads what is stored, also by other tabs. */
  load(): Promise<void>;
}

export function createOutbox(store: Store): Outbox {
  let waiting: Keyed<Waiting>[] = [];
  let refused: Keyed<Refused>[] = [];
  const read = async <T extends Waiting | Refused>(prefix: string) =>
    (await store.list(prefix)).flatMap(([key, value]) => {
      const entry = known<T>(value);
      return entry ? [{ key, entry }] : [];
    });
  const load = async () => {
    [waiting, refused] = await Promise.all([read<Waiting>('o/'), read<Refused>('r/')]);
  };
  return {
    waiting: () => waiting,
    refused: () => refused,
    load,
  };
}
