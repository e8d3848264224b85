/** A seed goes in, the same choices come out every time (xorshift128, seeded by splitmix32). */
export interface Prng {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(low: number, high: number): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** A version 4 UUID: the same one for the same place in the stream. */
  uuid(): string;
}

export function newPrng(seed: number): Prng {
  let mix = seed >>> 0;
  const state = Uint32Array.from({ length: 4 }, () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let word = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  });

  const word = (): number => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const shifted = d ^ (d << 11);
    const fresh = (a ^ (a >>> 19) ^ shifted ^ (shifted >>> 8)) >>> 0;
    state.set([fresh, a, b, c]);
    return fresh;
  };
  const next = (): number => word() / 2 ** 32;
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));

  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };

  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick,
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) if ((left -= weight) < 0) return item;
      return pick(items)[0];
    },
    shuffled(items) {
      const dealt = [...items];
      for (let i = dealt.length - 1; i > 0; i--) {
        const j = int(0, i);
        [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
      }
      return dealt;
    },
    uuid() {
      const hex = Array.from({ length: 4 }, () => word().toString(16).padStart(8, '0')).join('');
      const variant = '89ab'[parseInt(hex[16]!, 16) % 4];
      const middle = `4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}`;
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${middle}-${hex.slice(20)}`;
    },
  };
}
