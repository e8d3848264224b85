import type { CaseSummary, Conditions, Found, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { excerptAround } from './excerpt.ts';

/** Of a long conversation the newest messages are looked at. */
const MESSAGES = 40;

/** In: cases of a list. Out: where each says what the list looks for, by id; undefined when it looks for no text. */
export async function findExcerpts(
  db: Kysely<Database>,
  { tests }: Conditions,
  cases: readonly CaseSummary[],
): Promise<Record<Uuid, Found> | undefined> {
  const asked = tests.flatMap((test) => (test.field === 'text' ? [test.value] : [])).join(' ');
  if (asked === '' || cases.length === 0) return undefined;
  const { rows } = await sql<{ caseId: Uuid; text: string }>`
    SELECT wanted.id AS "caseId", text FROM unnest(${cases.map(({ id }) => id)}::uuid[]) AS wanted(id), LATERAL (
      SELECT text FROM message WHERE case_id = wanted.id ORDER BY seq DESC LIMIT ${MESSAGES}
    ) said
  `.execute(db);
  const found: Record<Uuid, Found> = {};
  for (const { caseId, text } of rows) {
    const best = excerptAround(text, asked);
    if (best && best.marks.length > (found[caseId]?.marks.length ?? 0)) found[caseId] = best;
  }
  return found;
}
