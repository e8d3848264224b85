import type { TextStorage } from '../text-storage.ts';

/** What somebody has changed in an editor and not saved, with the version that it was made from. */
export interface KeptEdit<T> {
  version: number;
  edit: T;
}

/** Edits by the address of what they change, kept over reloads and crashes for whoever made them: a desk may be shared. */
export interface Unsaved {
  read<T>(about: string): KeptEdit<T> | null;
  write<T>(about: string, kept: KeptEdit<T>): void;
  forget(about: string): void;
}

/** Rises when edits are shaped in another way: those of before are not understood any more. */
const SHAPE = 1;

export function createUnsaved(storage: TextStorage, staffId: () => string): Unsaved {
  const keyOf = (about: string) => `savepoint.desk/${staffId()}/unsaved-${SHAPE}/${about}`;
  const attempt = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch {
      // A full or refused storage costs the safety net, never the typing.
      return null;
    }
  };
  return {
    read: <T>(about: string) => attempt(() => JSON.parse(storage.getItem(keyOf(about)) ?? 'null') as KeptEdit<T> | null),
    write: (about, kept) => void attempt(() => storage.setItem(keyOf(about), JSON.stringify(kept))),
    forget: (about) => void attempt(() => storage.removeItem(keyOf(about))),
  };
}
