import { createHash } from 'node:crypto';
import { newId, type ErasureProof, type Update, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { lockCases, lockPlayers } from '../cases/lock.ts';
import type { Written } from '../cases/write-effects.ts';
import type { Database } from '../db/schema.ts';
import { CLAIM_MS } from '../files/claim.ts';
import { writeEvents } from '../live/event-log.ts';
import { UNNAMED } from '../files/unnamed.ts';
import { appendFeed } from '../players/feed-store.ts';
import { ownedTables } from './tables.ts';

export interface Erasing {
  reason: 'player' | 'staff' | 'retention';
  staffId: Uuid | null;
}

export interface Erased {
  proof: ErasureProof;
  written: Written;
  /** Files nobody names any more; their bytes go when the transaction is committed. */
  files: string[];
}

/**
 * All that is known of a player goes, in one transaction: cases with all they hold, votes, names, what tells the player
 * apart. The row itself and the installs stay, as numbers, so that every device learns that its copies are to go, and
 * none brings them back. Who was merged into another is that other. Null: there is no such player in these games.
 */
export function erasePlayer(db: Kysely<Database>, asked: Uuid, games: readonly string[], by: Erasing): Promise<Erased | null> {
  return db.transaction().execute(async (trx) => {
    const player = await trx
      .selectFrom('player')
      .select('game_id')
      .where('id', '=', asked)
      .where('game_id', '=', sql<string>`ANY(${[...games]}::text[])`)
      .executeTakeFirst();
    if (!player) return null;
    const id = await lockWhoeverIs(trx, asked);
    const cases = await trx.selectFrom('cases').select('id').where('player_id', '=', id).execute();
    const caseIds = cases.map((row) => row.id);
    const erased = await eraseRows(trx, { playerId: id, gameId: player.game_id, caseIds, whole: true }, by);
    await trx
      .updateTable('player')
      .set({ name: null, locale: null, studio_id: null })
      .where((e) => e.or([e('id', '=', id), e('merged_into', '=', id)]))
      .execute();
    return erased;
  });
}

/** Who has become another, meanwhile or long ago, is that other. */
async function lockWhoeverIs(trx: Kysely<Database>, id: Uuid): Promise<Uuid> {
  const other = (await lockPlayers(trx, [id])).get(id)?.mergedInto;
  return other ? lockWhoeverIs(trx, other) : id;
}

/** Some cases of one player go, within a transaction that holds the player's lock. */
export async function eraseCases(
  trx: Kysely<Database>,
  of: { playerId: Uuid; gameId: string; caseIds: Uuid[] },
  by: Erasing,
): Promise<Erased> {
  return eraseRows(trx, { ...of, whole: false }, by);
}

interface Extent {
  playerId: Uuid;
  gameId: string;
  caseIds: Uuid[];
  /** What belongs to the player apart from cases goes too. */
  whole: boolean;
}

async function eraseRows(trx: Kysely<Database>, extent: Extent, by: Erasing): Promise<Erased> {
  const { playerId, gameId, caseIds, whole } = extent;
  await lockCases(trx, caseIds);
  const left = await filesOf(trx, extent);
  const counts: Record<string, number> = {};
  const hashes: string[] = [];
  const count = (table: string, gone: readonly { hash: string }[]) => {
    if (gone.length > 0) counts[table] = (counts[table] ?? 0) + gone.length;
    hashes.push(...gone.map(({ hash }) => `${table} ${hash}`));
  };
  for (const { name, column } of await ownedTables(trx)) {
    if (column === 'player_id' && !whole) continue;
    const ids = column === 'case_id' ? caseIds : [playerId];
    const { rows } = await sql<{ hash: string }>`
      DELETE FROM ${sql.table(name)} AS gone WHERE ${sql.ref(column)} = ANY(${ids}::uuid[]) RETURNING ${rowHash}
    `.execute(trx);
    count(name, rows);
  }
  if (whole) await forgetClaimsOf(trx, playerId);
  else count('feed', await forgetTold(trx, playerId, caseIds));
  const { rows: cases } = await sql<{ hash: string }>`
    DELETE FROM cases AS gone WHERE id = ANY(${caseIds}::uuid[]) RETURNING ${rowHash}
  `.execute(trx);
  count('cases', cases);
  const files = await forgetFiles(trx, left);
  if (files.length > 0) counts.file = files.length;
  hashes.push(...files.map((sha256) => `file ${sha256}`));

  const updates = caseIds.map((caseId): Update => ({ kind: 'case.erased', caseId }));
  const feed = await appendFeed(trx, new Map([[playerId, updates]]));
  const at = Date.now();
  await writeEvents(trx, caseIds.map((caseId) => ({ gameId, event: { kind: 'case.erased', caseId } as const })), at);
  const sha256 = createHash('sha256').update(hashes.toSorted().join('\n')).digest('hex');
  const proof: ErasureProof = { id: newId(), playerId, at, counts, sha256 };
  await trx
    .insertInto('erasure')
    .values({
      id: proof.id,
      game_id: gameId,
      player_id: playerId,
      reason: by.reason,
      staff_id: by.staffId,
      at,
      counts: JSON.stringify(counts),
      sha256,
    })
    .execute();
  return { proof, written: { feed, lines: [gameId] }, files };
}

const rowHash = sql`encode(sha256(convert_to(to_jsonb(gone)::text, 'UTF8')), 'hex') AS hash`;

/** Everybody that a player ever was: before they signed in, too. */
const everyId = (playerId: Uuid) => sql`(SELECT id FROM player WHERE id = ${playerId}::uuid OR merged_into = ${playerId}::uuid)`;

/** Files that such cases name and, of a whole player, those that were brought and never named. */
async function filesOf(trx: Kysely<Database>, { playerId, caseIds, whole }: Extent): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT sha256 FROM attachment WHERE case_id = ANY(${caseIds}::uuid[])
    UNION SELECT sha256 FROM file_origin WHERE ${whole} AND player_id IN ${everyId(playerId)}
  `.execute(trx);
  return rows.map(({ sha256 }) => sha256);
}

/** Which files a player was about to name, and had brought before they signed in. */
async function forgetClaimsOf(trx: Kysely<Database>, playerId: Uuid): Promise<void> {
  await sql`DELETE FROM file_claim WHERE claimant IN ${everyId(playerId)}`.execute(trx);
  await sql`DELETE FROM file_origin WHERE player_id IN ${everyId(playerId)}`.execute(trx);
}

/** What a feed has told of cases. */
async function forgetTold(trx: Kysely<Database>, playerId: Uuid, caseIds: readonly Uuid[]): Promise<{ hash: string }[]> {
  const { rows } = await sql<{ hash: string }>`
    DELETE FROM feed AS gone
    WHERE player_id = ${playerId}::uuid AND update ->> 'caseId' = ANY(${[...caseIds]}::text[]) RETURNING ${rowHash}
  `.execute(trx);
  return rows;
}

/** Those of the files that nothing names any more, and nobody else is about to name. */
async function forgetFiles(trx: Kysely<Database>, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  // Locked before they are looked at: a claim that is being made is waited for, and seen.
  await sql`SELECT FROM file WHERE sha256 = ANY(${[...hashes]}::text[]) ORDER BY sha256 FOR UPDATE`.execute(trx);
  const rows = await trx
    .deleteFrom('file')
    .where('sha256', '=', sql<string>`ANY(${[...hashes]}::text[])`)
    .where(UNNAMED)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('file_claim')
            .whereRef('file_claim.sha256', '=', 'file.sha256')
            .where('at', '>=', Date.now() - CLAIM_MS)
            .select('sha256'),
        ),
      ),
    )
    .returning('sha256')
    .execute();
  return rows.map(({ sha256 }) => sha256);
}
