import { sql, type Kysely } from 'kysely';
import type { Uuid } from '@savepoint/protocol';
import type { Database } from '../db/schema.ts';
import type { IntakeJob } from '../intake/decide.ts';
import type { CompiledRules, RuleFacts } from './compile.ts';

/** What rules on later messages need of the cases written to; nothing is read where no game at hand has such rules. */
export async function readRuleFacts(
  trx: Kysely<Database>,
  jobs: readonly IntakeJob[],
  rules: ReadonlyMap<string, CompiledRules>,
): Promise<Map<Uuid, Omit<RuleFacts, 'text'>>> {
  const ids = jobs.flatMap(({ gameId, envelopes }) =>
    envelopes.flatMap((one) => (one.kind === 'message.send' && rules.get(gameId)?.onMessages ? [one.caseId] : [])),
  );
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('cases')
    .select(['id', 'topic', 'context', 'answers'])
    .where('id', '=', sql<Uuid>`ANY(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, answers, ...facts }) => [id, { ...facts, answers: answers?.answers ?? {} }]));
}
