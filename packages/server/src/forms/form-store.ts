import type { FormDefinition, FormRef, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { formKey } from './form-key.ts';

export interface FormVersion {
  version: number;
  definition: FormDefinition;
}

/** The versions of forms that are asked for, by `formKey`; those that are not known are left out. */
export async function readFormVersions(
  db: Kysely<Database>,
  asked: readonly (FormRef & { gameId: string })[],
): Promise<Map<string, FormDefinition>> {
  if (asked.length === 0) return new Map();
  const columns = [asked.map(({ gameId }) => gameId), asked.map(({ id }) => id), asked.map(({ version }) => version)];
  const { rows } = await sql<{ game_id: string; form_id: string; version: number; definition: FormDefinition }>`
    SELECT game_id, form_id, version, definition FROM form_version
    WHERE (game_id, form_id, version) IN
      (SELECT * FROM unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::int[]))
  `.execute(db);
  return new Map(rows.map((row) => [formKey(row.game_id, { id: row.form_id, version: row.version }), row.definition]));
}

/** The newest version of each of a game's forms, by id, and which one players have. */
export async function readForms(db: Kysely<Database>, gameId: string): Promise<(FormVersion & { liveVersion?: number })[]> {
  const { rows } = await sql<FormVersion & { liveVersion: number | null }>`
    SELECT DISTINCT ON (form_id) version, definition,
      max(version) FILTER (WHERE live_at IS NOT NULL) OVER (PARTITION BY form_id) AS "liveVersion"
    FROM form_version WHERE game_id = ${gameId} ORDER BY form_id, version DESC
  `.execute(db);
  return rows.map(({ liveVersion, ...form }) => ({ ...form, ...(liveVersion !== null && { liveVersion }) }));
}

/** The forms that players get: those that ask anything. */
export async function readLiveForms(db: Kysely<Database>, gameId: string): Promise<FormVersion[]> {
  const forms = await db
    .selectFrom('form_version')
    .distinctOn('form_id')
    .select(['version', 'definition'])
    .where('game_id', '=', gameId)
    .where('live_at', 'is not', null)
    .orderBy('form_id')
    .orderBy('version', 'desc')
    .execute();
  return forms.filter(({ definition }) => definition.fields.length > 0);
}

/** Every version of a form, the first one first. */
export async function readHistory(
  db: Kysely<Database>,
  gameId: string,
  formId: string,
): Promise<(FormVersion & { live: boolean })[]> {
  const rows = await db
    .selectFrom('form_version')
    .select(['version', 'definition', 'live_at'])
    .where('game_id', '=', gameId)
    .where('form_id', '=', formId)
    .orderBy('version')
    .execute();
  return rows.map(({ live_at, ...version }) => ({ ...version, live: live_at !== null }));
}

/** Takes forms from players: the versions stay, for reports that were filled in by them. Out: how many forms. */
export async function takeFormsBack(db: Kysely<Database>, gameId: string, forms: readonly string[]): Promise<number> {
  const taken = await db
    .updateTable('form_version')
    .set({ live_at: null })
    .where('game_id', '=', gameId)
    .where('form_id', '=', sql<string>`ANY(${[...forms]}::text[])`)
    .where('live_at', 'is not', null)
    .returning('form_id')
    .execute();
  return new Set(taken.map(({ form_id }) => form_id)).size;
}

/** Gives players these versions. Out: how many of them there were. */
export async function makeFormsLive(db: Kysely<Database>, gameId: string, forms: readonly FormRef[]): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE form_version SET live_at = coalesce(live_at, ${Date.now()})
    WHERE game_id = ${gameId} AND (form_id, version) IN
      (SELECT * FROM unnest(${forms.map(({ id }) => id)}::text[], ${forms.map(({ version }) => version)}::int[]))
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/**
 * Keeps a form as its next version. Out: that version's number; or `conflict` when the newest one is not the one it was
 * made from. Earlier versions stay: reports that were filled in by them may still come.
 */
export async function saveForm(
  db: Kysely<Database>,
  gameId: string,
  definition: FormDefinition,
  { basedOn, staffId }: { basedOn: number; staffId: Uuid | null },
): Promise<number | 'conflict'> {
  const version = basedOn + 1;
  const { rows } = await sql`
    INSERT INTO form_version (game_id, form_id, version, definition, made_at, staff_id)
    SELECT ${gameId}, ${definition.id}, ${version}, ${JSON.stringify(definition)}::jsonb, ${Date.now()}, ${staffId}::uuid
    WHERE ${basedOn} = (SELECT coalesce(max(version), 0) FROM form_version WHERE game_id = ${gameId} AND form_id = ${definition.id})
    ON CONFLICT DO NOTHING RETURNING version
  `.execute(db);
  return rows.length > 0 ? version : 'conflict';
}
