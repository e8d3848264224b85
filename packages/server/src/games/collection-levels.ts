import type { CollectionLevel } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** A game's new level holds on every node after this time at the latest. */
const KNOWN_FOR_MS = 10_000;

/** The level of each game, read again when what is known of it is old. */
export function createCollectionLevels(db: Kysely<Database>, now: () => number = Date.now) {
  let known = new Map<string, CollectionLevel>();
  let readAt = -Infinity;
  return async (gameId: string): Promise<CollectionLevel> => {
    if (now() - readAt > KNOWN_FOR_MS || !known.has(gameId)) {
      readAt = now();
      const games = await db.selectFrom('game').select(['id', 'collect']).execute();
      known = new Map(games.map(({ id, collect }) => [id, collect]));
    }
    return known.get(gameId) ?? 'none';
  };
}
