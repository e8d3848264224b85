import { createHash, timingSafeEqual } from 'node:crypto';
import { newId, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface InstallProof {
  id: Uuid;
  secret: string;
}

export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * In: an install and the hash of its secret, or null where nobody knows it: a report that came as a file. Out: its
 * player's id, the same at every repeat, or null when another secret holds the install, or it was shut. The game has to
 * exist.
 *
 * An install without a secret takes the first one that comes. Could somebody else take it? Install ids are random and
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
  const install = (await findInstall(db, game, installId)) ?? (await addInstall(db, game, installId, secretSha256));
  if (install.revoked) return null;
  if (secretSha256 === null) return install.player_id;
  let held = install.secret_sha256;
  if (held === null) {
    await db
      .updateTable('install')
      .set({ secret_sha256: secretSha256 })
      .where('game_id', '=', game)
      .where('id', '=', installId)
      .where('secret_sha256', 'is', null)
      .execute();
    // Of two that come at once the first has it.
    held = (await findInstall(db, game, installId))?.secret_sha256 ?? null;
  }
  return held !== null && timingSafeEqual(held, secretSha256) ? install.player_id : null;
}

/** The player of an install that is here already and proves itself; nothing is made. */
export async function provenPlayer(db: Kysely<Database>, game: string, install: InstallProof): Promise<Uuid | null> {
  const found = await findInstall(db, game, install.id);
  if (!found?.secret_sha256 || found.revoked) return null;
  return timingSafeEqual(found.secret_sha256, secretHash(install.secret)) ? found.player_id : null;
}

export const isKnownInstall = async (db: Kysely<Database>, game: string, installId: Uuid) =>
  (await findInstall(db, game, installId)) !== undefined;

function findInstall(db: Kysely<Database>, game: string, installId: Uuid) {
  return db
    .selectFrom('install')
    .select(['player_id', 'secret_sha256', 'revoked'])
    .where('game_id', '=', game)
    .where('id', '=', installId)
    .executeTakeFirst();
}

/** A new player with its first install. Of two that come at once both get the one that was first. */
async function addInstall(db: Kysely<Database>, game: string, installId: Uuid, secretSha256: Buffer | null) {
  return db.transaction().execute(async (trx) => {
    const nowMs = Date.now();
    const playerId = newId();
    await trx.insertInto('player').values({ id: playerId, game_id: game, created_at: nowMs }).execute();
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('install')
      .values({ game_id: game, id: installId, secret_sha256: secretSha256, player_id: playerId, created_at: nowMs })
      .onConflict((conflict) => conflict.columns(['game_id', 'id']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) await trx.deleteFrom('player').where('id', '=', playerId).execute();
    return (await findInstall(trx, game, installId))!;
  });
}
