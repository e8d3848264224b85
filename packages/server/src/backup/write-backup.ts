import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BlobStore } from '../files/blob-store.ts';
import { writePart, type PartHeader } from './parts.ts';
import { listSequences, listTables } from './tables.ts';

export interface BackupParts {
  /** A connection of its own, in no transaction. */
  client: ClientBase;
  blobs: Pick<BlobStore, 'open'>;
  /** Goes into the backup where it should be readable by who has the file alone. */
  tokenKey?: string;
}

/** Files asked for before their turn: a bucket takes longer to begin an answer than to give it. */
const AHEAD = 8;

/**
 * In: a database that may be in full use, and its files. Out: the bytes of a backup of one moment, as they come: every
 * table is read in the same snapshot. Files never change once they are there, so those the snapshot names are all in it.
 */
export async function* writeBackup({ client, blobs, tokenKey }: BackupParts): AsyncGenerator<Buffer> {
  let parts = 0;
  const part = (header: PartHeader, bytes?: AsyncIterable<Uint8Array>) => (parts++, writePart(header, bytes));
  let files: { sha256: string }[];
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const { rows: ran } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name');
    const migrations = ran.map(({ name }) => name);
    yield* part({ part: 'about', format: 1, madeAt: new Date().toISOString(), migrations, ...(tokenKey && { tokenKey }) });
    for (const { name, columns } of await listTables(client)) {
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const rows = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`));
      yield* part({ part: 'table', name, columns }, rows);
    }
    // Counters stand outside of snapshots: read after the rows, they are beyond every number in them.
    for (const { table, column, sequence } of await listSequences(client)) {
      const { rows } = await client.query<{ value: string }>(`SELECT last_value::text AS value FROM ${sequence}`);
      yield* part({ part: 'sequence', table, column, value: rows[0]!.value });
    }
    ({ rows: files } = await client.query<{ sha256: string }>('SELECT sha256 FROM file ORDER BY sha256'));
  } finally {
    // Before the files, which may take hours: all that time the database could clear nothing away.
    await client.query('ROLLBACK').catch(() => {});
  }
  for await (const [sha256, content] of openAhead(files.map((file) => file.sha256), blobs)) {
    // Shown as missing here, and so it will be there.
    if (content) yield* part({ part: 'file', sha256 }, content);
  }
  yield* writePart({ part: 'end', parts });
}

async function* openAhead(hashes: string[], blobs: BackupParts['blobs']) {
  const asked: ReturnType<BlobStore['open']>[] = [];
  let next = 0;
  for (const sha256 of hashes) {
    for (; next < hashes.length && asked.length < AHEAD; next++) {
      const content = blobs.open(hashes[next]!);
      // Thrown when it is its turn.
      content.catch(() => {});
      asked.push(content);
    }
    yield [sha256, await asked.shift()!] as const;
  }
}
