import { ratioOf, median } from '../figures/ratio.ts';

interface Run {
  perSecond: number;
  tookMs: readonly number[];
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** One line: the ratio of the rates to those of `floor` with its spread, and the rate itself with the time of one. */
export function rateLine(name: string, runs: readonly Run[], floor: readonly Run[]): void {
  const rates = (of: readonly Run[]) => of.map(({ perSecond }) => [perSecond]);
  const all = runs.flatMap(({ tookMs }) => tookMs);
  const times = [0.5, 0.99].map((share) => `${percentile(all, share).toFixed(1)} ms`).join(', ');
  print(name, ratioOf(rates(runs), rates(floor)), `[${median(rates(runs).flat()).toFixed(0)}/s, ${times}]`);
}

/** One line: how much longer the slowest of a hundred take. */
export function rateRatio(name: string, runs: readonly Run[], floor: readonly Run[]): void {
  const slowest = (of: readonly Run[]) => of.map(({ tookMs }) => [percentile(tookMs, 0.99)]);
  print(name, ratioOf(slowest(runs), slowest(floor)), '');
}

function print(name: string, { ratio, low, high }: ReturnType<typeof ratioOf>, more: string): void {
  const spread = `(${low.toFixed(2)}–${high.toFixed(2)})`;
  console.log(`  ${name.padEnd(46)}${ratio.toFixed(2).padStart(7)}  ${spread.padEnd(15)} ${more}`.trimEnd());
}
