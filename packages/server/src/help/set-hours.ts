import type { OpeningHours } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { lockGame } from '../games/game-store.ts';
import { FALLBACK } from './compile.ts';
import { makeLive, readPiece, savePiece } from './piece-store.ts';
import { publish } from './publish.ts';

/** Says for a game, in the place of its staff, when somebody is there: kept and published at once. */
export async function setHours(db: Kysely<Database>, gameId: string, hours: OpeningHours): Promise<void> {
  const name = { language: FALLBACK, kind: 'hours', id: 'hours' } as const;
  await db.transaction().execute(async (trx) => {
    await lockGame(trx, gameId);
    const before = (await readPiece(trx, gameId, name))?.version ?? 0;
    const version = await savePiece(trx, gameId, FALLBACK, { kind: 'hours', content: hours }, before, null);
    await makeLive(trx, gameId, [{ ...name, version: version ?? before }]);
    await publish(trx, gameId, null);
  });
}
