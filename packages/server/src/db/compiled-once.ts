import { sql, type Compilable, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/**
 * In: a query without values. Out: its text, to be part of other statements, which is made once: of what a message is
 * written by, the builder would take longer to make the text than PostgreSQL to run it.
 */
export function compiledOnce<Row>(build: (db: Kysely<Database>) => Compilable<Row>): (db: Kysely<Database>) => RawBuilder<Row> {
  let made: RawBuilder<Row> | undefined;
  return (db) => {
    if (made) return made;
    const { sql: text, parameters } = build(db).compile();
    if (parameters.length > 0) throw new Error(`Has values: ${text}`);
    return (made = sql.raw<Row>(text));
  };
}
