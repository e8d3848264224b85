import { fileURLToPath } from 'node:url';
import { startServer, type SavepointServer } from '@savepoint/server';
import { demoStaffFile, readDemoStaff, type DemoStaff } from './demo-staff.ts';
import { ENGINE_GAMES } from './engine-games.ts';
import { GAMES } from './sample/games.ts';
import { seedSample } from './seed.ts';

/** The server with two games, two agents and sample cases: a port and a data folder go in. */
export interface PlaygroundOptions {
  port: number;
  dataDir: string;
  databaseUrl?: string;
  logLevel?: string;
  log: (line: string) => void;
}

export interface Playground {
  server: SavepointServer;
  staff: DemoStaff[];
  staffFile: string;
}

const example = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export async function startPlayground({ log, ...options }: PlaygroundOptions): Promise<Playground> {
  const server = await startServer({
    ...options,
    logLevel: options.logLevel ?? 'warn',
    pollFloorMs: 2_000,
    pages: {
      '/game/': example('canvas-game/dist'),
      '/games/': example('dist'),
      '/': example('playground/page'),
    },
  });
  try {
    for (const { id, name } of [...GAMES, ...ENGINE_GAMES]) await server.addGame({ id, name });
    const staff = readDemoStaff(options.dataDir);
    for (const agent of staff) await server.addStaff({ ...agent, games: 'all' });
    const added = await seedSample(server.db, Date.now());
    if (added > 0) log(`Added ${added} sample cases.`);
    return { server, staff, staffFile: demoStaffFile(options.dataDir) };
  } catch (problem) {
    await server.close();
    throw problem;
  }
}
