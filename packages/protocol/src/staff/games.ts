import * as v from 'valibot';
import { COLLECTION_LEVELS, type CollectionLevel } from '../privacy.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const collect = v.picklist(COLLECTION_LEVELS);

/** What a game is known by, in the page that embeds the widget too. */
export const gameId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

/** `POST /staff/games`: answered `id_taken` when there is one of that id. */
export const addGameRequest = v.object({ id: gameId, name, collect: v.optional(collect) });
export type AddGameRequest = v.InferOutput<typeof addGameRequest>;

/** `PUT /staff/games/:game`, answered 204. */
export const gameSettings = v.object({
  name,
  /** The most that is kept of what the game tells of a player and a device. */
  collect,
  /** How many players may wait for a live conversation; 0: there is none. */
  longestLine: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
});
export type GameSettings = v.InferOutput<typeof gameSettings>;

/** One of `GET /staff/games`: the games of whoever asks. */
export interface GameDetail {
  id: string;
  name: string;
  collect: CollectionLevel;
  longestLine: number;
}
