import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAnswering } from '../doubles/answering-agent.ts';
import { startTalking } from '../doubles/talking-player.ts';
import { takeChances, type Chance } from '../stage/chance.ts';
import { openCluster, type TestCluster } from '../stage/cluster.ts';
import { soaking, times } from '../stage/soak.ts';
import { GAME, STAFF } from '../stage/support-server.ts';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await openCluster();
});
afterAll(() => cluster.close());

const PLAYERS = times(3, 6);
const TALK_MS = 1_500;

/** Something breaks for `ms`, and is whole again. */
const FAULTS: Record<string, (ms: number) => Promise<void>> = {
  'kill the players\' node': (ms) => killed(0, ms),
  'kill the agents\' node': (ms) => killed(1, ms),
  'end the players\' node': (ms) => ended(0, ms),
  'restart PostgreSQL': () => cluster.database.restart(),
  'cut PostgreSQL off': (ms) => broken(cluster.database, 'cut', ms),
  'freeze PostgreSQL\'s wire': (ms) => broken(cluster.database, 'freeze', ms),
  'restart Redis': (ms) => cluster.redis.restart(ms),
  'cut Redis off': (ms) => broken(cluster.redis, 'cut', ms),
  'freeze Redis\'s wire': (ms) => broken(cluster.redis, 'freeze', ms),
};

async function killed(which: 0 | 1, ms: number): Promise<void> {
  await cluster.nodes[which].kill();
  await sleep(ms);
  await cluster.nodes[which].start();
}

async function ended(which: 0 | 1, ms: number): Promise<void> {
  await cluster.nodes[which].end();
  await sleep(ms);
  await cluster.nodes[which].start();
}

async function broken(wire: TestCluster['database'] | TestCluster['redis'], how: 'cut' | 'freeze', ms: number): Promise<void> {
  wire[how]();
  await sleep(ms);
  wire.mend();
}

/** Players and agents talk while something breaks. Out: the lists that must agree. */
async function converse({ next, between }: Chance, fault: (ms: number) => Promise<void>, awayMs: number) {
  const agent = await startAnswering(cluster.agentsUrl, STAFF);
  const players = await Promise.all(Array.from({ length: PLAYERS }, () => startTalking(cluster.playersUrl, GAME.id)));
  let over = false;
  const talks = players.map(async (player) => {
    for (let count = 0; !over; count++) {
      player.write(`word ${count}`);
      await sleep(between(10, soaking ? 60 : 150));
      if (next() < 0.5) await agent.answer(player.caseId, `answer ${count}`);
    }
    await player.settle();
  });
  await sleep(between(100, TALK_MS / 2));
  await fault(awayMs);
  await sleep(TALK_MS / 2);
  over = true;
  await Promise.all(talks);
  return { agent, players };
}

async function holds(seeded: Chance, name: string, awayMs: number): Promise<number> {
  const { agent, players } = await converse(seeded, FAULTS[name]!, awayMs);
  expect(cluster.died).toEqual([]);
  const client = await cluster.database.client();
  let words = 0;
  const answers: string[] = [];
  for (const player of players) {
    const { rows } = await client.query<{ id: string; seq: string; sender: string }>(
      'SELECT id, seq, sender FROM message WHERE case_id = $1 ORDER BY seq',
      [player.caseId],
    );
    const stored = rows.map(({ id }) => id);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
    // What was confirmed is there, once and in the player's order; and as the outbox is empty, so is all that was written.
    expect(rows.filter(({ sender }) => sender === 'player').map(({ id }) => id)).toEqual(player.confirmed);
    answers.push(...rows.filter(({ sender }) => sender === 'staff').map(({ id }) => id));
    await expect.poll(async () => (await player.settle(), player.heard)).toEqual(stored);
    const heard = () => agent.heard.filter(({ caseId }) => caseId === player.caseId).map(({ id }) => id);
    await expect.poll(heard).toEqual(stored);
    words += rows.length;
    player.close();
  }
  expect(answers.sort()).toEqual(agent.confirmed.sort());
  agent.close();
  await client.end();
  return words;
}

test('whatever breaks between two nodes, nothing confirmed is lost, doubled or out of order', async () => {
  const chance = takeChances();
  const names = Object.keys(FAULTS);
  const runs = times(3, 108);
  // In a short run three that differ, in a long one each equally often.
  const from = chance.between(0, names.length - 1);
  let words = 0;
  for (let run = 0; run < runs; run++) {
    const name = names[(from + run * (soaking ? 1 : 4)) % names.length]!;
    const startMs = performance.now();
    // Once each for half a minute, when there is time.
    const awayMs = soaking && run < names.length && /cut|freeze/.test(name) ? 30_000 : chance.between(100, 900);
    const count = await holds(chance, name, awayMs);
    words += count;
    if (soaking) console.log(`${run + 1}: ${name}: ${count} messages, ${Math.round(performance.now() - startMs)} ms`);
  }
  expect(words).toBeGreaterThan(runs * PLAYERS * 5);
}, times(60_000, 3_600_000));
