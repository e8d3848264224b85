/**
 * The least that can take a report and keep it: the rows that one report becomes here, in one transaction a request,
 * through the same driver, behind the same HTTP library. It checks nothing and reads nothing back. Argument: database.
 */
import process from 'node:process';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { serve } from './serve.js';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 });
const app = new Hono();

app.post('/v1/sync', async (c) => {
  const playerId = c.req.header('player') ?? '';
  const { envelopes } = await c.req.json();
  const [{ id, caseId, at, body }] = envelopes;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT merged_into, tokens_from, banned_until FROM player WHERE id = $1 FOR UPDATE', [playerId]);
    await client.query('SELECT result FROM envelope_result WHERE player_id = $1 AND envelope_id = $2', [playerId, id]);
    const message = { id: body.messageId, from: 'player', text: body.text, attachments: [], at, seq: 1 };
    const inserted = await client.query(
      `INSERT INTO cases (id, game_id, player_id, topic, state, subject, tags, context, build, device_class, os, locale,
        opened_at, updated_at, last_seq, last_from, last_excerpt, last_at, staff_read_seq, player_read_seq)
      VALUES ($1, 'orbit', $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10, $11, $11, 1, 'player', $4, $11, 0, 1)
      RETURNING number`,
      [caseId, playerId, body.topic, body.text.slice(0, 140), [`topic:${body.topic}`], JSON.stringify(body.context),
        body.context.game.build, body.context.device.class, body.context.device.os, body.context.locale.language, at],
    );
    await client.query(
      `INSERT INTO message (id, game_id, case_id, seq, sender, text, at, client_at)
      VALUES ($1, 'orbit', $2, 1, 'player', $3, $4, $4)`,
      [body.messageId, caseId, body.text, at],
    );
    const { rows: [{ feed_seq: end }] } = await client.query(
      'UPDATE player SET feed_seq = feed_seq + 2 WHERE id = $1 RETURNING feed_seq',
      [playerId],
    );
    const updates = [
      { kind: 'case.changed', caseId, number: inserted.rows[0].number, topic: body.topic, state: 'open', openedAt: at },
      { kind: 'message.added', caseId, message },
    ];
    await client.query('INSERT INTO feed (player_id, seq, update) VALUES ($1, $2, $3), ($1, $4, $5)', [
      playerId, end - 1, JSON.stringify(updates[0]), end, JSON.stringify(updates[1]),
    ]);
    await client.query(
      `INSERT INTO event (game_id, case_id, event, at) VALUES ('orbit', $1, $2, $4), ('orbit', $1, $3, $4)`,
      [caseId, JSON.stringify({ caseId, kind: 'case.opened' }), JSON.stringify({ caseId, kind: 'message.added', message }), at],
    );
    const result = { id, status: 'stored' };
    await client.query('INSERT INTO envelope_result (player_id, envelope_id, result, stored_at) VALUES ($1, $2, $3, $4)', [
      playerId, id, JSON.stringify(result), at,
    ]);
    await client.query('COMMIT');
    return c.json({ results: [result], updates, cursor: `floor.${end}`, nextPollMs: 10_000 });
  } catch (problem) {
    await client.query('ROLLBACK');
    throw problem;
  } finally {
    client.release();
  }
});

const http = createAdaptorServer({ fetch: app.fetch });
serve(http);
