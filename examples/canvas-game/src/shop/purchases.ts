/**
 * A make-believe store: a pack goes in, a purchase comes out that arrives or, one time in three, does not.
 * No money moves; what is real is the transaction id that a support report carries.
 */
export interface Pack {
  id: string;
  gems: number;
  price: string;
}

export const PACKS: readonly Pack[] = [
  { id: 'pouch', gems: 80, price: '€0.99' },
  { id: 'chest', gems: 500, price: '€4.99' },
];

export interface Purchase {
  transaction: string;
  pack: string;
  gems: number;
  price: string;
  /** Milliseconds since 1970. */
  at: number;
  status: 'pending' | 'arrived' | 'missing';
}

/** `count` numbers this player's purchases from 1. */
export function newPurchase(pack: Pack, count: number, playerId: string, now: number): Purchase {
  const transaction = `LR-${playerId.slice(0, 6).toUpperCase()}-${String(count).padStart(4, '0')}`;
  return { transaction, pack: pack.id, gems: pack.gems, price: pack.price, at: now, status: 'pending' };
}

/** The first, the fourth, the seventh … get lost between the till and the game. */
export const settle = (purchase: Purchase, count: number): Purchase => ({
  ...purchase,
  status: count % 3 === 1 ? 'missing' : 'arrived',
});
