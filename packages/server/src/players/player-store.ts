import { createHash, timingSafeEqual } from 'node:crypto';
import { newId, type RegisterRequest, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/**
 * In: an install and its secret. Out: its player's id, the same at every repeat, or null when another secret holds
 * the install. The game has to exist.
 */
export async function registerInstall(db: Kysely<Database>, request: RegisterRequest): Promise<Uuid | null> {
  const { game, install } = request;
  const secretSha256 = createHash('sha256').update(install.secret).digest();
  await db
    .insertInto('player')
    .values({
      id: newId(),
      game_id: game,
      install_id: install.id,
      install_secret_sha256: secretSha256,
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.columns(['game_id', 'install_id']).doNothing())
    .execute();
  const player = await db
    .selectFrom('player')
    .select(['id', 'install_secret_sha256'])
    .where('game_id', '=', game)
    .where('install_id', '=', install.id)
    .executeTakeFirstOrThrow();
  return timingSafeEqual(player.install_secret_sha256, secretSha256) ? player.id : null;
}
