import { sql } from 'kysely';

/** One of these, as one parameter whatever their number. */
export function anyOf(values: readonly string[], type: 'uuid' | 'text') {
  return sql<string>`ANY(${[...values]}::${sql.raw(type)}[])`;
}
