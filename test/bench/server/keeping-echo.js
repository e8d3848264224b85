/**
 * As `echo.js`, but every message is kept before it is answered: one row, in a commit of its own, through a pool as large as
 * the server's. The least that any chat costs that loses nothing. Argument: database.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_message (id uuid PRIMARY KEY, case_id uuid, text text, at bigint)');
const http = createServer();
new Server(http, { path: '/v1/live', serveClient: false, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('sync', async (message, answer) => {
    const [{ caseId, at, body }] = message.envelopes;
    await pool.query('INSERT INTO bench_message VALUES ($1, $2, $3, $4)', [body.messageId, caseId, body.text, at]);
    answer(message);
  });
});
http.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
  process.send?.(`http://127.0.0.1:${port}`);
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.once('SIGTERM', () => process.exit(0));
