/** Counts what is there at once under each key, up to `most`. */
export interface Tally {
  /** Whether there was room for one more. Each that went in has to leave. */
  enter(key: string): boolean;
  leave(key: string): void;
  hasRoom(key: string): boolean;
}

export function createTally(most: number): Tally {
  const counts = new Map<string, number>();
  return {
    hasRoom: (key) => (counts.get(key) ?? 0) < most,
    enter(key) {
      const count = counts.get(key) ?? 0;
      if (count >= most) return false;
      counts.set(key, count + 1);
      return true;
    },
    leave(key) {
      const count = (counts.get(key) ?? 0) - 1;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
    },
  };
}
