import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { unprivilegedAccount } from './account.ts';
import { connectionTo, launchPostgres, type Connection } from './launch.ts';
import { clusterFolder } from './place.ts';
import { findPostmaster } from './postmaster.ts';

/** A connection to the embedded PostgreSQL beside the server that owns it, if one does. */
export interface Visit {
  connection: Connection;
  end(): Promise<void>;
}

/** In: a data folder and its password. Out: its running PostgreSQL, else one started for the time of the visit. */
export async function visitPostgres(dataDir: string, password: string, say: (line: string) => void): Promise<Visit> {
  mkdirSync(dataDir, { recursive: true });
  const running = findPostmaster(clusterFolder(dataDir, unprivilegedAccount(), say));
  const there = running && connectionTo(running, password);
  if (there && (await answers(there))) return { connection: there, end: async () => {} };
  const { connection, stop } = await launchPostgres(dataDir, password, say);
  return { connection, end: stop };
}

async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
