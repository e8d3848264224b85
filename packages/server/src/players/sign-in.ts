import type { RegisterRequest, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Seal } from '../staff/sealed.ts';
import { readVerifyingKeys } from './game-keys.ts';
import { mergePlayers } from './merge.ts';
import { findOrAddPlayer, provenPlayer, secretHash } from './player-store.ts';
import { readStudioToken, type StudioIdentity } from './studio-token.ts';

export interface SignedIn {
  playerId: Uuid;
  /** Whether the studio vouched for who this is. */
  verified: boolean;
  /** Where the player's feed ends since cases came to it, of which agents and devices are told; null: none did. */
  movedTo: number | null;
}

/**
 * In: an install that makes itself known, perhaps with the studio's word for who is playing. Out: whose it is. Throws
 * `install_taken`; `identity_refused` for a token that is not believed; `identity_required` where an install of somebody
 * known comes without one: a device that is passed on, or a game that forgot to sign somebody out, opens nothing.
 */
export async function signInPlayer(db: Kysely<Database>, seal: Seal, request: RegisterRequest): Promise<SignedIn> {
  const { game, install, identity, merge } = request;
  const who = identity === undefined ? null : await believed(db, seal, game, identity);
  const found = await findOrAddPlayer(db, game, install.id, secretHash(install.secret));
  if (found === null) throw new ProblemError('install_taken');
  if (who === null) {
    if ((await subjectOf(db, found)) !== null) throw new ProblemError('identity_required');
    return { playerId: found, verified: false, movedTo: null };
  }
  return db.transaction().execute(async (trx) => {
    // Who signs in on one install come one after the other: whose it is by then is read anew.
    for (const id of [install.id, ...(merge ? [merge.id] : [])].toSorted()) await inTurn(trx, `${game} install ${id}`);
    // So do the tabs and devices of one person: the first makes them known, the others find that.
    await inTurn(trx, `${game} ${who.subject}`);
    const own = await provenPlayer(trx, game, install);
    if (own === null) throw new ProblemError('install_taken');
    const anonymous = merge ? await provenPlayer(trx, game, merge) : null;
    const playerId = await claimSubject(trx, game, own, who);
    let moved = await moveInstall(trx, game, install.id, own, playerId);
    if (anonymous !== null && (await subjectOf(trx, anonymous)) === null) {
      moved += (await mergePlayers(trx, anonymous, playerId)).length;
      await trx.updateTable('install').set({ revoked: true }).where('game_id', '=', game).where('id', '=', merge!.id).execute();
    }
    if (who.name) await trx.updateTable('player').set({ name: who.name }).where('id', '=', playerId).execute();
    return { playerId, verified: true, movedTo: moved > 0 ? await feedEnd(trx, playerId) : null };
  });
}

/** Waits until nobody else does the same, which then nobody does until the transaction ends. */
async function inTurn(trx: Kysely<Database>, what: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(trx);
}

async function believed(db: Kysely<Database>, seal: Seal, game: string, token: string): Promise<StudioIdentity> {
  const who = await readStudioToken(token, game, await readVerifyingKeys(db, seal, game));
  if (typeof who === 'string') throw new ProblemError('identity_refused', { detail: who });
  return who;
}

/** The player who is `subject`: whoever was before, else the one at hand if it is nobody yet, else a new one. */
async function claimSubject(trx: Kysely<Database>, game: string, own: Uuid, { subject }: StudioIdentity): Promise<Uuid> {
  const known = () =>
    trx
      .selectFrom('player')
      .select('id')
      .where('game_id', '=', game)
      .where('studio_id', '=', subject)
      .where('merged_into', 'is', null)
      .executeTakeFirst();
  const found = await known();
  if (found) return found.id;
  if ((await subjectOf(trx, own)) !== null) {
    // The device has changed hands without a word: what is on it stays whose it was.
    throw new ProblemError('install_taken');
  }
  await trx.updateTable('player').set({ studio_id: subject }).where('id', '=', own).execute();
  return own;
}

/** Gives this install, and what was reported on it before anybody signed in, to the player. Out: how many cases moved. */
async function moveInstall(trx: Kysely<Database>, game: string, installId: Uuid, own: Uuid, to: Uuid): Promise<number> {
  if (own === to) return 0;
  if ((await subjectOf(trx, own)) !== null) throw new ProblemError('install_taken');
  const moved = await mergePlayers(trx, own, to);
  await trx.updateTable('install').set({ player_id: to }).where('game_id', '=', game).where('id', '=', installId).execute();
  return moved.length;
}

async function feedEnd(trx: Kysely<Database>, playerId: Uuid): Promise<number> {
  return (await trx.selectFrom('player').select('feed_seq').where('id', '=', playerId).executeTakeFirstOrThrow()).feed_seq;
}

async function subjectOf(db: Kysely<Database>, playerId: Uuid): Promise<string | null> {
  const found = await db.selectFrom('player').select('studio_id').where('id', '=', playerId).executeTakeFirst();
  return found?.studio_id ?? null;
}
