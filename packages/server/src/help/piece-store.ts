import { pieceId } from '@savepoint/protocol';
import type { HelpPiece, PieceDetail, PieceName, PieceSummary, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { insertRows } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';
import type { LivePiece } from './compile.ts';
import { countVotes } from './vote-store.ts';

export async function readLive(db: Kysely<Database>, gameId: string): Promise<LivePiece[]> {
  const rows = await db
    .selectFrom('help_piece')
    .select(['language', 'kind', 'live'])
    .where('game_id', '=', gameId)
    .where('live', 'is not', null)
    .execute();
  return rows.map(({ language, kind, live }) => ({ language, kind, content: live }) as LivePiece);
}

export async function listPieces(db: Kysely<Database>, gameId: string): Promise<PieceSummary[]> {
  const votes = await countVotes(db, gameId);
  const rows = await db
    .selectFrom('help_piece')
    .leftJoin('staff', 'staff.id', 'help_piece.updated_by')
    .select(['language', 'kind', 'help_piece.id', 'version', 'live_version', 'updated_at', 'staff.name as by'])
    .select(sql<string | null>`draft->>'title'`.as('title'))
    .select(sql<{ from?: number; until?: number }>`
      CASE kind WHEN 'announcement' THEN jsonb_strip_nulls(jsonb_build_object('from', draft->'from', 'until', draft->'until')) END
    `.as('shown'))
    .where('game_id', '=', gameId)
    .orderBy('kind')
    .orderBy('help_piece.id')
    .orderBy('language')
    .execute();
  return rows.map((row) => {
    const said = row.kind === 'article' ? votes.get(row.id) : undefined;
    return {
      language: row.language,
      kind: row.kind,
      id: row.id,
      title: row.title ?? row.id,
      version: row.version,
      ...(row.live_version !== null && { liveVersion: row.live_version }),
      updatedAt: row.updated_at,
      ...(row.by !== null && { updatedBy: row.by }),
      ...(row.kind === 'announcement' && { shown: row.shown }),
      ...(said && { votes: said }),
    };
  });
}

export async function readPiece(db: Kysely<Database>, gameId: string, name: PieceName): Promise<PieceDetail | null> {
  const row = await db
    .selectFrom('help_piece')
    .select(['version', 'draft', 'live', 'live_version'])
    .where('game_id', '=', gameId)
    .where('language', '=', name.language)
    .where('kind', '=', name.kind)
    .where('id', '=', name.id)
    .executeTakeFirst();
  if (!row) return null;
  const { version, draft, live, live_version: liveVersion } = row;
  return { ...name, version, draft, ...(live && liveVersion !== null && { live, liveVersion }) };
}

/** Saves a draft over the `version` that was read, 0 for a new one. Out: its new version; null when another is there. */
export async function savePiece(
  db: Kysely<Database>,
  gameId: string,
  language: string,
  { kind, content }: HelpPiece,
  version: number,
  by: Uuid | null,
): Promise<number | null> {
  const id = pieceId({ kind, content } as HelpPiece);
  const draft = JSON.stringify(content);
  const change = { draft, updated_at: Date.now(), updated_by: by };
  if (version === 0) {
    const made = await db
      .insertInto('help_piece')
      .values({ game_id: gameId, language, kind, id, live: null, live_version: null, ...change })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    return made?.version ?? null;
  }
  const saved = await db
    .updateTable('help_piece')
    .set({ ...change, version: version + 1 })
    .where('game_id', '=', gameId)
    .where('language', '=', language)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return saved?.version ?? null;
}

/** Gives players the drafts: those named, in the very version named, or all. Out: how many there were. */
export async function makeLive(
  trx: Kysely<Database>,
  gameId: string,
  pieces: readonly (PieceName & { version: number })[] | 'changed',
): Promise<number> {
  const named =
    pieces === 'changed'
      ? sql<boolean>`version IS DISTINCT FROM live_version`
      : sql<boolean>`EXISTS (SELECT FROM ${namesOf(pieces)} WHERE named.language = help_piece.language
          AND named.kind = help_piece.kind AND named.id = help_piece.id AND named.version = help_piece.version)`;
  const result = await sql`
    UPDATE help_piece SET live = draft, live_version = version WHERE game_id = ${gameId} AND ${named}
  `.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

/** Takes pieces from players; the drafts stay. */
export async function takeBackLive(trx: Kysely<Database>, gameId: string, pieces: readonly PieceName[]): Promise<number> {
  const result = await sql`
    UPDATE help_piece SET live = NULL, live_version = NULL WHERE game_id = ${gameId} AND EXISTS (
      SELECT FROM ${namesOf(pieces)} WHERE named.language = help_piece.language
        AND named.kind = help_piece.kind AND named.id = help_piece.id)
  `.execute(trx);
  return Number(result.numAffectedRows ?? 0);
}

/** Puts pieces in that players have from the start. */
export async function insertLive(trx: Kysely<Database>, gameId: string, pieces: readonly LivePiece[]): Promise<void> {
  await insertRows(
    trx,
    'help_piece',
    {
      game_id: 'text',
      language: 'text',
      kind: 'text',
      id: 'text',
      draft: 'jsonb',
      version: 'int',
      updated_at: 'bigint',
      live: 'jsonb',
      live_version: 'int',
    },
    pieces.map((piece) => ({
      game_id: gameId,
      language: piece.language,
      kind: piece.kind,
      id: pieceId(piece),
      draft: piece.content,
      version: 1,
      updated_at: Date.now(),
      live: piece.content,
      live_version: 1,
    })),
  );
}

function namesOf(pieces: readonly (PieceName & { version?: number })[]) {
  return sql`json_to_recordset(${JSON.stringify(pieces)}::json) AS named(language text, kind text, id text, version int)`;
}
