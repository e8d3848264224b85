import { PRIORITIES, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { rowsOf } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';
import type { RuleOutcome } from './compile.ts';

/** What the rules said of one message. */
export interface Label {
  caseId: Uuid;
  on: 'report' | 'message';
  outcome: RuleOutcome;
}

interface CaseLabel {
  id: Uuid;
  tags: string[];
  /** What a first report got, which may be less than usual. */
  first: number | null;
  /** What later messages raise it to. */
  raised: number | null;
  queue: string | null;
}

/**
 * Within a transaction that holds the cases' locks: gives them what the rules said. A first report gets the rules'
 * priority, whatever it is; a later message may only raise it, and leaves a queue that stands already.
 */
export async function writeLabels(trx: Kysely<Database>, labels: readonly Label[]): Promise<void> {
  if (labels.length === 0) return;
  const columns = { id: 'uuid', tags: 'text[]', first: 'smallint', raised: 'smallint', queue: 'text' };
  await sql`
    UPDATE cases SET
      tags = cases.tags || ARRAY(SELECT tag FROM unnest(given.tags) AS tag WHERE tag <> ALL(cases.tags)),
      priority = greatest(coalesce(given.first, priority), given.raised),
      queue = coalesce(cases.queue, given.queue)
    FROM ${rowsOf(columns, byCase(labels))} WHERE cases.id = given.id
  `.execute(trx);
}

/** One entry a case: a report and what was added to it may come together. */
export function byCase(labels: readonly Label[]): CaseLabel[] {
  const all = new Map<Uuid, CaseLabel>();
  for (const { caseId: id, on, outcome } of labels) {
    const before = all.get(id) ?? { id, tags: [], first: null, raised: null, queue: null };
    const given = outcome.priority === null ? null : PRIORITIES.indexOf(outcome.priority);
    all.set(id, {
      id,
      tags: [...new Set([...before.tags, ...outcome.tags])],
      first: on === 'report' ? given : before.first,
      raised: on === 'message' && given !== null ? Math.max(before.raised ?? 0, given) : before.raised,
      queue: before.queue ?? outcome.queue,
    });
  }
  return [...all.values()];
}
