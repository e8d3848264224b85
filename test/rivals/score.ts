/** What became of the texts that a subject confirmed. */
export interface Score {
  confirmed: number;
  delivered: number;
  lost: number;
  doubled: number;
  /** Texts that first came after one that was kept later. */
  disordered: number;
  /** All of the trial's texts that came, repeats among them. */
  arrived: number;
}

/** Reads `<token>x<number>_` out of `arrived`, which is in the order of its server. */
export function scoreOf(confirmed: number[], token: string, arrived: string[]): Score {
  const found = arrived.join('\n').matchAll(new RegExp(`${token}x(\\d+)_`, 'g'));
  const numbers = [...found].map(([, number]) => Number(number));
  const counts = new Map<number, number>();
  let highest = -1;
  let disordered = 0;
  for (const number of numbers) {
    if (!counts.has(number) && number < highest) disordered++;
    highest = Math.max(highest, number);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const delivered = confirmed.filter((number) => counts.has(number)).length;
  const doubled = confirmed.filter((number) => (counts.get(number) ?? 0) > 1).length;
  const lost = confirmed.length - delivered;
  return { confirmed: confirmed.length, delivered, lost, doubled, disordered, arrived: numbers.length };
}
