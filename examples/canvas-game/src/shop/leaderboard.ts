/** The player's run goes in, the board it belongs on comes out. The others are made up and never change. */
export interface Row {
  rank: number;
  name: string;
  score: number;
  you: boolean;
  suspended: boolean;
}

const OTHERS: readonly (readonly [name: string, score: number])[] = [
  ['mothra_jr', 48_210],
  ['Nachtfalter', 31_480],
  ['ホタル', 22_950],
  ['lila.k', 15_300],
  ['El Farolero', 9_870],
  ['dusky', 5_640],
  ['tofu', 2_460],
  ['wisp', 900],
];

const SHOWN = 5;

/** Five rows around the player, best first. */
export function board(name: string, score: number, suspended: boolean): Row[] {
  const all = OTHERS.map(([other, points]) => ({ name: other, score: points, you: false, suspended: false }));
  all.push({ name, score, you: true, suspended });
  const ranked = all.toSorted((a, b) => b.score - a.score).map((row, i) => ({ rank: i + 1, ...row }));
  const mine = ranked.findIndex(({ you }) => you);
  const from = Math.max(0, Math.min(mine - 2, ranked.length - SHOWN));
  return ranked.slice(from, from + SHOWN);
}
