/** What was measured of one contender: blocks of single values, each block taken in turn with those of the others. */
export type Blocks = number[][];

export interface Ratio {
  /** Of the medians over all blocks. */
  ratio: number;
  /** The lowest and highest ratio that a single block would have given. */
  low: number;
  high: number;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** How much longer `a` takes than `b`. Block n of one stands against block n of the other: the machine was as busy. */
export function ratioOf(a: Blocks, b: Blocks): Ratio {
  const each = a.map((block, n) => median(block) / median(b[n]!));
  return { ratio: median(a.flat()) / median(b.flat()), low: Math.min(...each), high: Math.max(...each) };
}
