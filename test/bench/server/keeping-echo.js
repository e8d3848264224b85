/**
 * As `echo.js`, but every message is kept before it is answered: one row. The least that any chat costs that loses nothing.
 * Arguments: database, and `together` where those that come during a commit share the next one, as the server's do; otherwise
 * each has a commit of its own, through a pool as large as the server's.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import pg from 'pg';
import { Server } from 'socket.io';
import { byTurns } from './by-turns.js';
import { serve } from './serve.js';

const [databaseUrl, way] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 12 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_message (id uuid PRIMARY KEY, case_id uuid, text text, at bigint)');

/** @typedef {{ messageId: string, caseId: string, text: string, at: number }} Row */
/** @param {Row[]} rows */
const keep = (rows) =>
  pool.query({
    name: 'keep',
    text: 'INSERT INTO bench_message SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[])',
    values: [rows.map((row) => row.messageId), rows.map((row) => row.caseId), rows.map((row) => row.text), rows.map((row) => row.at)],
  });

/** @type {(one: { row: Row, kept: () => void }) => void} */
const keepByTurns = byTurns(async (group) => {
  await keep(group.map(({ row }) => row));
  for (const { kept } of group) kept();
});

const http = createServer();
new Server(http, { path: '/v1/live', serveClient: false, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('sync', async (message, answer) => {
    const [{ caseId, at, body }] = message.envelopes;
    const row = { messageId: body.messageId, caseId, text: body.text, at };
    if (way !== 'together') {
      await keep([row]);
      return answer(message);
    }
    keepByTurns({ row, kept: () => answer(message) });
  });
});
serve(http);
