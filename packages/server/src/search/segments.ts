import { createHash } from 'node:crypto';

/**
 * So many cases in the order of their numbers are a segment, those of each game for themselves: the index of words is
 * read segment by segment. Fewer would make a rare word dear, which is looked for in each of them; more a common one.
 */
export const SEGMENT_CASES = 65_536;
/** Of all the digits of a hash: games that share them are told apart by their rows. */
const GAME_DIGITS = 4;

/** In: the case's game and number. Out: what each of its words begins with in the index; no word has a dot itself. */
export const segmentOf = (gameId: string, number: number): string =>
  `${gamePart(gameId)}${Math.floor(number / SEGMENT_CASES).toString(16)}.`;

/** What all segments of a game begin with: short, since it stands before every word. */
export const gamePart = (gameId: string): string => createHash('sha256').update(gameId).digest('hex').slice(0, GAME_DIGITS);
