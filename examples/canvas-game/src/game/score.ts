/** What the player earns: catches go in, points come out, worth more while the chain holds. */
export interface Score {
  points: number;
  /** Links in the chain; it breaks when `chainLeftS` runs out. */
  chain: number;
  chainLeftS: number;
  bestCombo: number;
  caught: number;
  burst: number;
  gems: number;
}

export const CHAIN_S = 2.6;
const LINKS_PER_COMBO = 6;
export const MAX_COMBO = 8;

export const newScore = (): Score => ({
  points: 0,
  chain: 0,
  chainLeftS: 0,
  bestCombo: 1,
  caught: 0,
  burst: 0,
  gems: 0,
});

/** The factor on every point, 1 to 8. */
export const comboOf = (score: Score): number => Math.min(MAX_COMBO, 1 + Math.floor(score.chain / LINKS_PER_COMBO));

/** Adds links to the chain, then pays at the new rate. Returns the points paid. */
export function earn(score: Score, points: number, links: number): number {
  score.chain += links;
  score.chainLeftS = CHAIN_S;
  const combo = comboOf(score);
  score.bestCombo = Math.max(score.bestCombo, combo);
  score.points += points * combo;
  return points * combo;
}

/** Returns the combo that was lost, or 0. */
export function coolDown(score: Score, stepS: number): number {
  if (score.chain === 0) return 0;
  score.chainLeftS -= stepS;
  return score.chainLeftS > 0 ? 0 : breakChain(score);
}

export function breakChain(score: Score): number {
  const lost = comboOf(score);
  score.chain = 0;
  score.chainLeftS = 0;
  return lost > 1 ? lost : 0;
}
