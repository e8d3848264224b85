/**
 * The least that can take a chat message, write the rows that one becomes here and show it to an agent: those that come
 * during a commit share the next one, by one statement. It checks nothing, locks nothing and reads nothing: it takes itself for
 * the only one that writes to the cases. Argument: database. Who connects says who it is: `{ playerId, caseId }` or `{ agent }`.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import pg from 'pg';
import { Server } from 'socket.io';
import { byTurns } from './by-turns.js';
import { serve } from './serve.js';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 1 });

const WRITE = `
  WITH given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1) AS given(id uuid, case_id uuid, player_id uuid, seq bigint, excerpt text, text text, at bigint, told json)
  ), said AS (
    INSERT INTO message (id, game_id, case_id, seq, sender, text, at, client_at)
    SELECT id, 'orbit', case_id, seq, 'player', text, at, at FROM given
  ), head AS (
    UPDATE cases SET last_seq = given.seq, last_excerpt = excerpt, last_at = given.at, player_read_seq = given.seq
    FROM given WHERE cases.id = case_id
  ), moved AS (
    UPDATE player SET feed_seq = feed_seq + 1 FROM given WHERE player.id = player_id RETURNING player.id, feed_seq
  ), fed AS (
    INSERT INTO feed (player_id, seq, update) SELECT player_id, feed_seq, told FROM moved JOIN given ON player_id = moved.id
  ), logged AS (
    INSERT INTO event (game_id, case_id, event, at) SELECT 'orbit', case_id, told, at FROM given
  )
  SELECT id, feed_seq AS "end" FROM moved
`;

/** @typedef {{ id: string, case_id: string, player_id: string, seq: number, excerpt: string, text: string, at: number, told: object }} Row */
/** @type {(one: { row: Row, kept: (answer: object) => void }) => void} */
const keepByTurns = byTurns(async (group) => {
  const rows = group.map(({ row }) => row);
  const written = await pool.query({ name: 'write', text: WRITE, values: [JSON.stringify(rows)] });
  const ends = new Map(written.rows.map(({ id, end }) => [id, end]));
  io.to('agents').emit('push', { cursor: 'floor', events: rows.map(({ told }) => told), cases: [] });
  for (const { row, kept } of group) {
    const result = { id: row.id, status: 'stored' };
    kept({ results: [result], updates: [row.told], cursor: `floor.${ends.get(row.player_id)}`, nextPollMs: 10_000 });
  }
});

const http = createServer();
const io = new Server(http, { path: '/v1/live', serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  const { agent, playerId, caseId } = socket.handshake.auth;
  if (agent) return void socket.join('agents');
  // The first message is the report.
  let seq = 1;
  socket.on('sync', ({ envelopes: [{ at, body }] }, kept) => {
    const { messageId: id, text } = body;
    seq += 1;
    const told = { caseId, kind: 'message.added', message: { id, from: 'player', text, at, attachments: [], seq } };
    keepByTurns({ row: { id, case_id: caseId, player_id: playerId, seq, excerpt: text.slice(0, 140), text, at, told }, kept });
  });
});
serve(http);
