/**
 * A value to look at and to follow, with the two members of a Preact signal that a game needs. Not a signal itself: the
 * signals core alone would be a third of what a game loads before anybody asks for help.
 */
export interface Readable<T> {
  readonly value: T;
  /** Calls `heard` with the value now and at each change; gives the undo. */
  subscribe(heard: (value: T) => void): () => void;
}

/** The end of a `Readable` that is written to. Setting the same value again tells nobody. */
export interface Cell<T> extends Readable<T> {
  value: T;
}

export function cell<T>(value: T): Cell<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return value;
    },
    set value(next) {
      if (next === value) return;
      value = next;
      for (const heard of listeners) isolated(heard, value);
    },
    subscribe(heard) {
      listeners.add(heard);
      isolated(heard, value);
      return () => listeners.delete(heard);
    },
  };
}

/** Calls `heard`, so that what it throws hurts nobody else. */
export function isolated<T>(heard: (value: T) => void, value: T) {
  try {
    heard(value);
  } catch (error) {
    console.error('savepoint:', error);
  }
}
