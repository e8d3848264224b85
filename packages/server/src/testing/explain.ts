import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from '../db/schema.ts';

/** Tables that grow with every report. */
const BIG = ['cases', 'message', 'player', 'case_words', 'feed', 'event'];

/** How statements were carried out: the big tables that were read from end to end, and pages of 8 KiB, of memory or disk. */
export interface Explained {
  scans: string[];
  blocks: number;
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  /** 0 of what was not come to. */
  'Actual Loops': number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Plan[];
}

/** A database that tells how what is asked of it is carried out. Closing it closes the pool. */
export function openExplained(pool: pg.Pool): {
  db: Kysely<Database>;
  /** Runs a reading, then each of its statements once more under `EXPLAIN`. Throws when it asked nothing. */
  explain(read: () => Promise<unknown>): Promise<Explained>;
} {
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void asked.push(query) });
  return {
    db,
    async explain(read) {
      asked.length = 0;
      await read();
      const statements = asked.filter(({ sql }) => /^\s*(select|with)\b/i.test(sql) && !sql.includes('set_config'));
      if (statements.length === 0) throw new Error('Nothing was asked of the database');
      const all: Explained = { scans: [], blocks: 0 };
      for (const { sql, parameters } of statements) {
        const { rows } = await pool.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, [...parameters]);
        const { Plan: plan } = (rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0];
        all.scans.push(...scansOf(plan));
        all.blocks += (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
      }
      return all;
    },
  };
}

const scansOf = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && plan['Actual Loops'] > 0 && BIG.includes(plan['Relation Name'] ?? '') ? [plan['Relation Name']!] : []),
  ...(plan.Plans ?? []).flatMap(scansOf),
];
