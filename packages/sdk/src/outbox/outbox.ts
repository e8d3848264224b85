import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Envelope } from '@savepoint/protocol';
import type { Entry, Store } from '../platform/store.ts';
import { known, type Refused, type Waiting } from './entry.ts';

export interface Keyed<T> {
  key: string;
  entry: T;
}

/** What the player did and the server has not confirmed: envelopes waiting in order, and those it refused. */
export interface Outbox {
  readonly waiting: ReadonlySignal<Keyed<Waiting>[]>;
  readonly refused: ReadonlySignal<Keyed<Refused>[]>;
  /** Reads what is stored, also by other tabs. */
  load(): Promise<void>;
  /** Resolves when the envelope and its files are stored. `local` is written in the same transaction. */
  add(envelope: Envelope, files?: Map<string, Blob>, local?: Entry[]): Promise<void>;
  /** Forgets a refused envelope, after the player took its text back. */
  forget(key: string): Promise<void>;
}

export const fileKey = (sha256: string) => `f/${sha256}`;

export function createOutbox(store: Store): Outbox {
  const waiting = signal<Keyed<Waiting>[]>([]);
  const refused = signal<Keyed<Refused>[]>([]);
  const read = async <T extends Waiting | Refused>(prefix: string) =>
    (await store.list(prefix)).flatMap(([key, value]) => {
      const entry = known<T>(value);
      return entry ? [{ key, entry }] : [];
    });
  const load = async () => {
    const [nextWaiting, nextRefused] = await Promise.all([read<Waiting>('o/'), read<Refused>('r/')]);
    batch(() => {
      waiting.value = nextWaiting;
      refused.value = nextRefused;
    });
  };
  return {
    waiting,
    refused,
    load,
    async add(envelope, files = new Map(), local = []) {
      const entry: Waiting = { v: 1, envelope, files: [...files.keys()] };
      const blobs = [...files].map(([sha256, blob]): Entry => [fileKey(sha256), blob]);
      await store.append('o/', entry, [...blobs, ...local]);
      await load();
    },
    async forget(key) {
      await store.write([], [key]);
      await load();
    },
  };
}
