/** A node in a process of its own. Argument: the options of its server, as JSON. */
import process from 'node:process';

/** The built server, by an address that is known only when it runs. */
const built = new URL('../../packages/server/dist/index.js', import.meta.url).href;
const { startServer } = /** @type {typeof import('@savepoint/server')} */ (await import(built));
const server = await startServer(JSON.parse(process.argv[2] ?? ''));
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.send?.(server.port);
