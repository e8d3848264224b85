import type { CompiledQuery, PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Stands before what a connection prepares once: PostgreSQL takes it for a comment. */
const MARK = '/* kept */ ';

/**
 * In: a statement that is run again and again, whose values do not decide how it is best carried out. Out: the same, which
 * each connection parses and plans once. What a group of messages is written by takes longer to plan than to run.
 */
export function keptPlan<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  return { ...query, sql: MARK + query.sql };
}

/**
 * The pool as Kysely uses it, but statements of `keptPlan` have names, and what is asked of a connection in one turn of the
 * event loop is sent by one write: each would be a call of the system, and wake the other side.
 */
export function kyselyPool(pool: pg.Pool): PostgresPool {
  /** By text. There are as many as the code has, in the few shapes that each takes. */
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `kept_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();

  function wrapped(client: pg.PoolClient): PostgresPoolClient {
    const plain: PostgresPoolClient = client;
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query<R>(asked: string | PostgresCursor<R>, values: readonly unknown[] = []) {
      if (typeof asked !== 'string') return plain.query(asked);
      holdWrites(client);
      if (!asked.startsWith(MARK)) return plain.query<R>(asked, values);
      return client.query({ name: nameOf(asked), text: asked, values: [...values] });
    }
    return { query, release: () => client.release() };
  }

  return {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? wrapped(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function holdWrites({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}
