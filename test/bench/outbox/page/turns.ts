/** The same items in another order. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items.map((item) => [Math.random(), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** Lets what is left of the last turn end. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
