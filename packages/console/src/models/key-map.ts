import { signal, type ReadonlySignal } from '@preact/signals';
import type { TextStorage } from './text-storage.ts';
import { DEFAULT_KEYS, readKeys, remapped, type KeyMap, type Remappable } from './keys.ts';

/** The keys of this desk, as this person has changed them in this browser. */
export interface Keys {
  readonly map: ReadonlySignal<KeyMap>;
  /** Whether the command has this key now. */
  change(command: Remappable, key: string): boolean;
  reset(): void;
}

const PLACE = 'savepoint-desk-keys';

export function createKeys(storage: TextStorage): Keys {
  const map = signal(readKeys(storage.getItem(PLACE)));
  return {
    map,
    change(command, key) {
      const next = remapped(map.peek(), command, key);
      if (!next) return false;
      map.value = next;
      storage.setItem(PLACE, JSON.stringify(next));
      return true;
    },
    reset() {
      map.value = DEFAULT_KEYS;
      storage.removeItem(PLACE);
    },
  };
}
