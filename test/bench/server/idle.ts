import { heading } from '../figures/table.ts';
import { callFor } from './callers.ts';
import { percentile } from './rates.ts';
import type { Stand } from './stand.ts';

const PLAYERS = 100_000;
const CALLERS = 64;
const BLOCK_MS = 4_000;
const WARM_UP_MS = 1_500;
const HOUR_MS = 3_600_000;

/** Since when each group of players has had no news; who is answered and has read it asks least. */
const GROUPS = [
  { name: 'waiting for an answer, an hour', state: 'open', ageMs: HOUR_MS },
  { name: 'waiting for an answer, 3 days', state: 'open', ageMs: 72 * HOUR_MS },
  { name: 'answered and read, an hour', state: 'answered', ageMs: HOUR_MS },
];

/** What players cost who have a case and no news, by the pace that the server itself asks of them. */
export async function benchIdle(stand: Stand, database: string): Promise<void> {
  heading(`${PLAYERS.toLocaleString('en')} players with no news, ${CALLERS} connections, ${database}`);
  for (const { name, state, ageMs } of GROUPS) {
    await stand.sql.query('TRUNCATE cases CASCADE');
    await stand.sql.query(
      `INSERT INTO cases (id, game_id, player_id, topic, state, subject, tags, context, opened_at, updated_at, last_seq,
        last_from, last_excerpt, last_at, staff_read_seq, player_read_seq)
      SELECT gen_random_uuid(), game_id, id, 'bug', $1, 'No news', '{}', '{}', $2, $2, 2, 'staff', 'No news', $2, 2, 2 FROM player`,
      [state, Date.now() - ageMs],
    );
    await stand.sql.query('ANALYZE cases');
    const { rows } = await stand.sql.query<{ epoch: string }>('SELECT epoch FROM deployment');
    const poll = (forMs: number) =>
      callFor(stand.ours.url, '/v1/sync', CALLERS, forMs, () => ({
        headers: { authorization: `Bearer ${stand.nextPlayer().token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ v: 1, cursor: `${rows[0]!.epoch}.0`, sentAt: Date.now(), envelopes: [] }),
      }));
    await poll(WARM_UP_MS);
    const [cpuMs, databaseMs] = [await stand.ours.cpuMs(), (await stand.databaseCpuMs()) ?? 0];
    const seen = await poll(BLOCK_MS);
    const usedMs = (await stand.ours.cpuMs()) - cpuMs + ((await stand.databaseCpuMs()) ?? 0) - databaseMs;
    const { nextPollMs } = JSON.parse(seen.last) as { nextPollMs: number };
    const count = seen.tookMs.length;
    const perSecond = (PLAYERS * 1_000) / nextPollMs;
    console.log(`  ${name}: asked to poll every ${nextPollMs / 1_000} s, ${perSecond.toFixed(0)} requests/s in all`);
    console.log(`    ${(seen.bytes / count).toFixed(0)} bytes a poll with its answer; p99 ${percentile(seen.tookMs, 0.99).toFixed(0)} ms`);
    const thousandMs = (usedMs / count) * (1_000_000 / nextPollMs);
    console.log(`    processor time ${((usedMs * 1_000) / count).toFixed(0)} µs a poll, server and database together:`);
    const cores = (thousandMs * PLAYERS) / 1_000 / 1_000;
    console.log(`    ${thousandMs.toFixed(2)} ms a second for 1,000 players, ${cores.toFixed(2)} of a core for all`);
  }
}
