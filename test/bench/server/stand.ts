import { mkdtemp, rm } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createPlayerTokens } from '../../../packages/server/src/players/token.ts';
import { openStage } from '../../../packages/server/src/testing/stage.ts';
import { startChild, type Child } from './child.ts';

/** A database with players in it, and the servers that are compared on it. */
export interface Stand {
  sql: pg.Pool;
  databaseUrl: string;
  ours: Child;
  /** In the order in which they were made; around and around. */
  nextPlayer(): { id: string; token: string };
  /** Processor time of the database's processes, in milliseconds; null where it cannot be known. */
  databaseCpuMs(): Promise<number | null>;
  end(): Promise<void>;
}

const TOKEN_KEY = 'the key of a bench, which guards nothing';

/** In: how many players, and a database of one's own, if not the embedded one. */
export async function openStand(players: number, given?: string): Promise<Stand> {
  const dataDir = await mkdtemp(join(tmpdir(), 'savepoint-bench-'));
  const stage = given === undefined ? await openStage() : null;
  const databaseUrl = given ?? (await stage!.database());
  const ours = await startChild('node.js', dataDir, databaseUrl, TOKEN_KEY);
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO player (id, game_id, name, locale, created_at)
    SELECT gen_random_uuid(), 'orbit', 'Mika', 'fi', extract(epoch FROM now()) * 1000 FROM generate_series(1, $1)
    RETURNING id`,
    [players],
  );
  const tokens = createPlayerTokens([TOKEN_KEY]);
  const known: { id: string; token: string }[] = [];
  for (const { id } of rows) known.push({ id, token: await tokens.sign({ id, gameId: 'orbit' }) });
  let turn = 0;
  return {
    sql,
    databaseUrl,
    ours,
    nextPlayer: () => known[turn++ % known.length]!,
    async databaseCpuMs() {
      const { rows: [own] } = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      return cpuOfSiblings(own!.pid);
    },
    async end() {
      await sql.end();
      await ours.end();
      await stage?.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Clock ticks of Linux, of which `/proc` counts. */
const TICK_MS = 10;

/** Every process of one PostgreSQL is a child of the same one. */
function cpuOfSiblings(pid: number): number | null {
  try {
    const parent = statOf(String(pid)).parent;
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
      try {
        return [statOf(name)];
      } catch {
        // Ended since the folder was read.
        return [];
      }
    });
    const living = all.filter((one) => one.parent === parent).reduce((sum, one) => sum + one.ticks, 0);
    return (living + statOf(String(parent)).endedTicks) * TICK_MS;
  } catch {
    return null;
  }
}

/** `endedTicks` are those of its children that are gone. */
function statOf(pid: string): { parent: number; ticks: number; endedTicks: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold blanks; what follows it does not.
  const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  return { parent: parent!, ticks: rest[9]! + rest[10]!, endedTicks: rest[11]! + rest[12]! };
}
