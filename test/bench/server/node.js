/** The support server as it is delivered, in a process of its own. Arguments: data folder, database, key of the tokens. */
import process from 'node:process';

/** The built server, by an address that is known only when it runs. */
const built = new URL('../../../packages/server/dist/index.js', import.meta.url).href;
const { startServer } = /** @type {typeof import('@savepoint/server')} */ (await import(built));
const [dataDir = '', databaseUrl = '', tokenKey = ''] = process.argv.slice(2);
// All players come from one address here, and each says as much as it can.
const endless = { count: 1_000_000_000, perMs: 60_000 };
const names = /** @type {const} */ (['requestsPerAddress', 'syncsPerPlayer', 'casesPerPlayer', 'messagesPerPlayer', 'casesPerGame']);
const rates = Object.fromEntries(names.map((name) => [name, endless]));
const options = { port: 0, host: '127.0.0.1', dataDir, databaseUrl, tokenKey, logLevel: 'error', limits: { rates } };
const server = await startServer(options);
await server.addGame({ id: 'orbit', name: 'Orbit' });
await server.addStaff({ email: 'ana@desk.test', name: 'Ana', password: 'a long test password', games: 'all' });
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.send?.(server.url);
