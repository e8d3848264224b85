/** A support server in a process of its own. Arguments: data folder, and whether it dies after its next commit. */
import process from 'node:process';

/** The built server, by an address that is known only when it runs. */
const built = new URL('../../packages/server/dist/index.js', import.meta.url).href;
const { startServer } = /** @type {typeof import('@savepoint/server')} */ (await import(built));
const [dataDir = '', doomed] = process.argv.slice(2);
// Writers that never pause are no players, and shall not be slowed down as such.
const endless = { count: 1_000_000, perMs: 60_000 };
const rates = { casesPerPlayer: endless, messagesPerPlayer: endless, syncsPerPlayer: endless };
const server = await startServer({
  limits: { rates },
  port: 0,
  host: '127.0.0.1',
  dataDir,
  logLevel: 'error',
  afterCommit: () => void (doomed === 'true' && process.kill(process.pid, 'SIGKILL')),
});
await server.addGame({ id: 'lantern-run', name: 'Lantern Run' });
await server.addStaff({ email: 'ana@desk.test', name: 'Ana', password: 'a long test password', games: 'all' });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.send?.(server.url);
