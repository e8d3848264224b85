import { createHash } from 'node:crypto';
import type { HelpSnapshot, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { readLiveForms } from '../forms/form-store.ts';
import { compile, type Compiled } from './compile.ts';
import { readLive } from './piece-store.ts';

/**
 * In: a transaction that holds the game's row, in which pieces have become live or ceased to be. Out: the sequence under
 * which players get them; the last one when nothing of what they read has changed.
 */
export async function publish(trx: Kysely<Database>, gameId: string, by: Uuid | null): Promise<number> {
  const before = await readPublication(trx, gameId);
  const sequence = (before?.sequence ?? 0) + 1;
  const old = await readSnapshots(trx, Object.values(before?.snapshots ?? {}));
  const made = compile(await readLive(trx, gameId), await readLiveForms(trx, gameId)).map((compiled) => {
    const kept = before?.snapshots[compiled.language];
    const known = kept === undefined ? undefined : old.get(kept);
    // What has not changed keeps its address, so that no client loads it again.
    const same = known && bodyOf(compiled, known.sequence);
    const body = same && hashOf(same) === kept ? same : bodyOf(compiled, sequence);
    return { language: compiled.language, body, sha256: hashOf(body) };
  });
  const snapshots = Object.fromEntries(made.map(({ language, sha256 }) => [language, sha256]));
  if (before && sameEntries(before.snapshots, snapshots)) return before.sequence;
  const nowMs = Date.now();
  if (made.length > 0) {
    await trx
      .insertInto('help_snapshot')
      // In one order: games share what they begin with, and two may publish at once.
      .values(made.map(({ sha256, body }) => ({ sha256, body, made_at: nowMs })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)))
      // What is there is needed from now on: else it could be forgotten at this very moment.
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ made_at: nowMs }))
      .execute();
  }
  await trx
    .insertInto('help_publication')
    .values({ game_id: gameId, sequence, snapshots: JSON.stringify(snapshots), published_at: nowMs, published_by: by })
    .execute();
  return sequence;
}

export interface Publication {
  sequence: number;
  snapshots: Record<string, string>;
}

/** What the players of a game should read now. */
export async function readPublication(db: Kysely<Database>, gameId: string): Promise<Publication | null> {
  const row = await db
    .selectFrom('help_publication')
    .select(['sequence', 'snapshots'])
    .where('game_id', '=', gameId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function readSnapshot(db: Kysely<Database>, sha256: string): Promise<string | null> {
  const row = await db.selectFrom('help_snapshot').select('body').where('sha256', '=', sha256).executeTakeFirst();
  return row?.body ?? null;
}

async function readSnapshots(db: Kysely<Database>, hashes: string[]): Promise<Map<string, HelpSnapshot>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('help_snapshot').select(['sha256', 'body']).where('sha256', 'in', hashes).execute();
  return new Map(rows.map(({ sha256, body }) => [sha256, JSON.parse(body) as HelpSnapshot]));
}

function bodyOf({ language, ...rest }: Compiled, sequence: number): string {
  return JSON.stringify({ language, sequence, ...rest } satisfies HelpSnapshot);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function sameEntries(left: Record<string, string>, right: Record<string, string>): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}
