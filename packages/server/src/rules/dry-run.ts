import type { DryRunAnswer, Rule } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { compileRules, type RuleFacts } from './compile.ts';

const NEWEST_CASES = 1_000;
const SAMPLES = 5;
/** So many at a time: contexts are large, and others want to be answered in between. */
const SLICE = 100;

/** In: rules that nobody is held to yet. Out: what they would say of the game's newest cases, by their first messages. */
export async function dryRun(db: Kysely<Database>, gameId: string, rules: readonly Rule[]): Promise<DryRunAnswer> {
  // Also of one that is off: whoever tries it wants to know what it would do.
  const compiled = compileRules(rules.map((rule) => ({ ...rule, off: false })));
  const found = new Map(rules.map(({ id }) => [id, { id, cases: 0, samples: [] as DryRunAnswer['rules'][number]['samples'] }]));
  let cases = 0;
  let before: { opened_at: number; id: string } | undefined;
  while (cases < NEWEST_CASES) {
    let query = db
      .selectFrom('cases')
      .innerJoin('message', (join) => join.onRef('message.case_id', '=', 'cases.id').on('message.seq', '=', 1))
      .select(['cases.id', 'number', 'subject', 'opened_at', 'topic', 'answers', 'context', 'message.text'])
      .where('cases.game_id', '=', gameId);
    if (before) query = query.where(sql<boolean>`(opened_at, cases.id) < (${before.opened_at}::bigint, ${before.id}::uuid)`);
    const rows = await query.orderBy('opened_at', 'desc').orderBy('cases.id', 'desc').limit(SLICE).execute();
    for (const { id, number, subject, topic, answers, context, text } of rows) {
      const facts: RuleFacts = { topic, text, context, answers: answers?.answers ?? {} };
      for (const fitting of compiled.evaluate(facts, 'report').fitting) {
        const entry = found.get(fitting)!;
        entry.cases++;
        if (entry.samples.length < SAMPLES) entry.samples.push({ id, number, subject });
      }
    }
    cases += rows.length;
    before = rows.at(-1);
    if (rows.length < SLICE) break;
  }
  return { cases, rules: [...found.values()] };
}
