import { createHash, timingSafeEqual } from 'node:crypto';
import { newId, type RegisterRequest, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** In: an install and its secret. Out: its player's id, or null when another secret holds the install. */
export async function registerInstall(db: Kysely<Database>, { game, install }: RegisterRequest): Promise<Uuid | null> {
  return findOrAddPlayer(db, game, install.id, createHash('sha256').update(install.secret).digest());
}

/**
 * In: an install and the hash of its secret, or null where nobody knows it: a report that came as a file. Out: its
 * player's id, the same at every repeat, or null when another secret holds the install. The game has to exist.
 *
 * A player without a secret takes the first one that comes. Could somebody else take it? Install ids are random and
 * leave the device in two ways alone: to this server, and in the file that the player handed over. So whoever was
 * handed the file could register first, and would then read the answers to a report they could read already; the
 * player is told `install_taken`, and nothing that waits on the device is lost. Files name the hash of the secret
 * wherever the page can compute one, and then there is nothing to take: the hash does not sign in. A forged hash has
 * to come before the player's first registration, in a file that staff take for the player's own; afterwards such a
 * file is refused.
 */
export async function findOrAddPlayer(
  db: Kysely<Database>,
  game: string,
  installId: Uuid,
  secretSha256: Buffer | null,
): Promise<Uuid | null> {
  await db
    .insertInto('player')
    .values({
      id: newId(),
      game_id: game,
      install_id: installId,
      install_secret_sha256: secretSha256,
      created_at: Date.now(),
    })
    .onConflict((conflict) => conflict.columns(['game_id', 'install_id']).doNothing())
    .execute();
  const find = () =>
    db
      .selectFrom('player')
      .select(['id', 'install_secret_sha256'])
      .where('game_id', '=', game)
      .where('install_id', '=', installId)
      .executeTakeFirstOrThrow();
  let player = await find();
  if (secretSha256 === null) return player.id;
  if (player.install_secret_sha256 === null) {
    await db
      .updateTable('player')
      .set({ install_secret_sha256: secretSha256 })
      .where('id', '=', player.id)
      .where('install_secret_sha256', 'is', null)
      .execute();
    // Of two that come at once the first has it.
    player = await find();
  }
  const held = player.install_secret_sha256;
  return held !== null && timingSafeEqual(held, secretSha256) ? player.id : null;
}
