import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PostgresDialect, Kysely } from 'kysely';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrateWithin } from '../db/migrate.ts';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { readParts, type Part, type PartHeader } from './parts.ts';
import { listSequences, listTables } from './tables.ts';

export interface Restored {
  tables: number;
  files: number;
}

const LARGEST_FILE_BYTES = Number.MAX_SAFE_INTEGER;

/** Throws where there are tables already: a restore replaces nothing. */
export async function requireEmpty(client: Client): Promise<void> {
  const { rows } = await client.query(`
    SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') LIMIT 1
  `);
  if (rows.length > 0) throw new Error('The database is not empty. Restore into a new one, or a new data folder.');
}

/**
 * In: a backup's bytes, a connection to an empty database, and where its files go. Out: when all of it stands at this
 * version's state with an epoch of its own, or nothing does. Files may have come by then; they are nobody's.
 */
export async function readBackup(stream: Readable, client: Client, blobs: BlobStore): Promise<Restored> {
  const parts = readParts(stream);
  const about = (await parts.next()).value as Part;
  if (about.header.part !== 'about' || about.header.format !== 1) throw new Error('This is no backup of Savepoint, or of a newer one.');
  await client.query('BEGIN');
  try {
    await requireEmpty(client);
    const { migrations } = about.header;
    await within(client, (db) => migrateWithin(db, migrations));
    const names = (await listTables(client)).map(({ name }) => client.escapeIdentifier(name));
    // What migrations put in is in the backup as well.
    await client.query(`TRUNCATE ${names.join(', ')}`);
    const restored = await takeParts(parts, client, blobs);
    await within(client, (db) => migrateWithin(db));
    await client.query('SELECT new_epoch()');
    await client.query('COMMIT');
    return restored;
  } catch (problem) {
    await client.query('ROLLBACK').catch(() => {});
    throw problem;
  }
}

async function takeParts(parts: AsyncGenerator<Part>, client: Client, blobs: BlobStore): Promise<Restored> {
  const sequences = await listSequences(client);
  const restored: Restored = { tables: 0, files: 0 };
  let count = 1;
  for await (const { header, bytes } of { [Symbol.asyncIterator]: () => parts }) {
    if (header.part === 'end') {
      if (header.parts !== count) throw new Error(`The backup has ${count} parts of ${header.parts}.`);
      return restored;
    }
    count++;
    if (header.part === 'table') {
      await takeTable(header, bytes, client);
      restored.tables++;
    } else if (header.part === 'sequence') {
      const { table, column, value } = header;
      const found = sequences.find((one) => one.table === table && one.column === column);
      if (found) await client.query('SELECT setval($1::regclass, $2)', [found.sequence, value]);
    } else if (header.part === 'file') {
      await takeFile(header.sha256, bytes, client, blobs);
      restored.files++;
    }
  }
  throw new Error('The backup breaks off: it was not written to its end.');
}

async function takeTable(header: PartHeader & { part: 'table' }, bytes: AsyncIterable<Buffer>, client: Client): Promise<void> {
  const list = header.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const rows = client.query(copyFrom(`COPY ${client.escapeIdentifier(header.name)} (${list}) FROM STDIN`));
  await pipeline(bytes, rows);
}

async function takeFile(sha256: string, bytes: AsyncIterable<Buffer>, client: Client, blobs: BlobStore): Promise<void> {
  const received = await blobs.receive(bytes, LARGEST_FILE_BYTES);
  try {
    // A photograph is kept under the hash of what was sent, without what its camera wrote into it.
    const { rows } = await client.query<{ stripped: boolean }>('SELECT stripped FROM file WHERE sha256 = $1', [sha256]);
    const isItself = received.sha256 === sha256 || rows[0]?.stripped;
    if (!isItself) throw new Error(`The file ${sha256} in the backup is not what its name says.`);
    await received.keep(sha256);
  } finally {
    await received.drop();
  }
}

/** The migrations' own way to the database, in the transaction that is open on this connection. */
function within<T>(client: Client, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const lent = { query: client.query.bind(client), release() {} } as never;
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => {} } }) });
  return work(db);
}
