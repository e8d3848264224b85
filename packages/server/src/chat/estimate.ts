/** One conversation that was handed to an agent. Milliseconds since 1970. */
export interface HandOut {
  startedAt: number;
  acceptedAt: number;
}

/** Of so few nothing can be said. */
const LEAST = 3;

/**
 * In: the last hand-outs of a line, newest first, and when who is first now came. Out: milliseconds for each place, or
 * null when too little is known.
 *
 * The line moves by one place from one hand-out to the next, as far as somebody waited in between: a conversation taken
 * an hour after the one before it, from a player who came a minute ago, shows a pace of one minute. What the first in
 * line has waited already counts as soon as it is longer than that pace: when agents go home the estimate grows.
 */
export function pacePerPlaceMs(handOuts: readonly HandOut[], firstStartedAt: number | null, nowMs: number): number | null {
  const spans = handOuts.slice(0, -1).map(({ startedAt, acceptedAt }, i) => {
    const before = handOuts[i + 1]!.acceptedAt;
    return Math.max(0, acceptedAt - Math.max(before, startedAt));
  });
  if (handOuts.length < LEAST) return null;
  const mean = spans.reduce((sum, span) => sum + span, 0) / spans.length;
  const running = firstStartedAt === null ? 0 : nowMs - Math.max(firstStartedAt, handOuts[0]!.acceptedAt);
  if (running <= mean) return mean;
  return (mean * spans.length + running) / (spans.length + 1);
}

/** How long who stands at `place` (from 1) will wait, in milliseconds; null when the pace is not known. */
export const expectedWaitMs = (place: number, paceMs: number | null): number | null =>
  paceMs === null ? null : Math.round(place * paceMs);
