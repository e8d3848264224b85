import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SavepointServer } from '../../packages/server/src/app.ts';
import { signIn, type TestAgent } from '../../packages/server/src/testing/agent.ts';
import { openStage, type Stage } from '../../packages/server/src/testing/stage.ts';
import { openBrittleWire, type BrittleWire } from '../doubles/brittle-wire.ts';
import { openChatAgent, type ChatAgent } from '../doubles/chat-agent.ts';
import { openChatPlayer, type ChatPlayer } from '../doubles/chat-player.ts';
import { seeded, type Chance } from '../stage/chance.ts';
import { soaking, times } from '../stage/soak.ts';

/** The moments at which the connection is lost. */
const MOMENTS = [
  'before send',
  'mid-frame',
  'after store, before ack',
  'during accept',
  'during push',
  'during upgrade',
  'network switch',
  'node restart',
] as const;

type Moment = (typeof MOMENTS)[number];

const LANES = 4;
const RUNS = times(12, 208);
const SEED = process.env.SEED ? Number(process.env.SEED) : soaking ? Date.now() % 2 ** 31 : 20_261_122;
const SETTLED_MS = 15_000;
const LINES = 4;

/** One server on a database of its own, and a wire for each side. */
interface Lane {
  server: SavepointServer;
  agent: TestAgent;
  wires: { player: BrittleWire; agent: BrittleWire };
  /** Ends the server and starts another on its database. */
  restart(): Promise<void>;
  /** Once, after the next commit of what players sent and before it is answered. */
  onCommit: (() => void) | undefined;
}

let stage: Stage;
const lanes: Lane[] = [];

beforeAll(async () => {
  // The engine asks it whether anybody looks; here somebody always does.
  vi.stubGlobal('document', { visibilityState: 'visible' });
  stage = await openStage();
  for (let i = 0; i < Math.min(LANES, RUNS); i++) lanes.push(await openLane());
}, 120_000);

afterAll(async () => {
  for (const { wires } of lanes) await Promise.all([wires.player.close(), wires.agent.close()]);
  await stage.close();
  vi.unstubAllGlobals();
});

async function openLane(): Promise<Lane> {
  const databaseUrl = await stage.database();
  const open = () =>
    stage.server({
      databaseUrl,
      tokenKey: 'one key for every start of this server',
      pollFloorMs: 500,
      afterCommit() {
        const hook = lane.onCommit;
        lane.onCommit = undefined;
        hook?.();
      },
    });
  const lane = { onCommit: undefined } as Lane;
  lane.server = await open();
  lane.agent = await signIn(lane.server);
  const { port } = lane.server;
  lane.wires = { player: await openBrittleWire(port), agent: await openBrittleWire(port) };
  lane.restart = async () => {
    const before = lane.server;
    lane.wires.player.cut();
    lane.wires.agent.cut();
    await before.close();
    lane.server = await open();
    for (const wire of Object.values(lane.wires)) wire.leadTo(lane.server.port);
  };
  return lane;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Loses the connection at this moment of what `send` does; it is whole again a little later. */
async function lose(moment: Moment, lane: Lane, chance: Chance, player: ChatPlayer, send: () => Promise<void>) {
  const { player: wire, agent } = lane.wires;
  const away = chance.between(0, 250);
  // What is tried again until it is done is done when the wire is whole.
  let sent: Promise<void>;
  switch (moment) {
    case 'before send':
      wire.cut();
      sent = send();
      break;
    case 'mid-frame':
      wire.cutAfter('up', chance.between(1, 400));
      sent = send();
      break;
    case 'after store, before ack':
      lane.onCommit = wire.cut;
      sent = send();
      break;
    case 'during accept':
    case 'during push':
      wire.cutAfter('down', chance.between(1, 400));
      agent.cutAfter(chance.next() < 0.5 ? 'up' : 'down', chance.between(1, 400));
      sent = send();
      break;
    case 'during upgrade':
      wire.cut();
      wire.refuseUpgrades(true);
      wire.mend();
      sent = send();
      await pause(chance.between(200, 700));
      wire.refuseUpgrades(false);
      break;
    case 'network switch':
      wire.cut();
      sent = send();
      await pause(away);
      wire.mend();
      player.hint();
      break;
    case 'node restart':
      sent = send();
      await lane.restart();
  }
  await pause(away);
  lane.onCommit = undefined;
  wire.mend();
  agent.mend();
  await sent;
}

/** One conversation of both sides, in which the connection is lost at `moment` and once more at any other. */
async function converse(lane: Lane, moment: Moment, chance: Chance) {
  const player = await openChatPlayer(lane.wires.player.url, 'player 0');
  const agent = openChatAgent(lane.wires.agent.url, lane.agent.headers);
  const answers: Promise<void>[] = [];
  try {
    await vi.waitFor(() => expect(player.view()?.chatId).toBeDefined(), SETTLED_MS);
    await agent.follow(player.caseId);
    const accepting = async () => expect(await agent.accept(player.caseId)).toBe(204);
    if (moment === 'during accept') await lose(moment, lane, chance, player, accepting);
    else await accepting();
    const [at, other] = [chance.between(1, LINES), chance.between(1, LINES)];
    const second = MOMENTS[chance.between(0, MOMENTS.length - 2)]!;
    for (let line = 1; line <= LINES; line++) {
      const both = async () => {
        const answering = agent.reply(player.caseId, `agent ${line}`);
        answering.catch(() => {});
        await player.send(`player ${line}`);
        if (moment === 'node restart') return void answers.push(answering);
        await Promise.race([answering, pause(chance.between(0, 60))]);
        answers.push(answering);
      };
      if (line === at) await lose(moment, lane, chance, player, both);
      else if (line === other) await lose(second, lane, chance, player, both);
      else await both();
    }
    await settled(player, agent);
  } finally {
    player.stop();
    agent.stop();
    lane.onCommit = undefined;
    for (const wire of Object.values(lane.wires)) wire.mend();
  }

  async function settled(one: ChatPlayer, other: ChatAgent) {
    for (const wire of Object.values(lane.wires)) wire.mend();
    await Promise.all(answers);
    const all = [...Array.from({ length: LINES + 1 }, (_, i) => `player ${i}`), ...lines('agent')].toSorted();
    const shown = () => one.screen().toSorted();
    await vi.waitFor(() => expect(shown()).toEqual(all), { timeout: SETTLED_MS, interval: 25 });
    await vi.waitFor(() => expect(other.screen()).toEqual(one.screen()), { timeout: SETTLED_MS, interval: 25 });
    expect(one.screen().filter((text) => text.startsWith('player'))).toEqual(['player 0', ...lines('player')]);
    expect([one.everDoubled(), other.everDoubled()]).toEqual([false, false]);
    const unsent = () => one.view()?.messages.filter(({ status }) => status === 'refused' || status === 'saved');
    await vi.waitFor(() => expect(unsent()).toEqual([]), { timeout: SETTLED_MS, interval: 25 });
    const rows = await lane.server.db
      .selectFrom('message')
      .select('text')
      .where('case_id', '=', one.caseId)
      .orderBy('seq')
      .execute();
    expect(rows.map(({ text }) => text)).toEqual(one.screen());
  }
}

/** A conversation that hangs is a fault like any other. */
async function withinTime(task: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not come to an end')), 2 * SETTLED_MS);
  });
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

const lines = (who: string) => Array.from({ length: LINES }, (_, i) => `${who} ${i + 1}`);

test(`in ${RUNS} conversations nothing is lost, doubled or out of order, whenever the connection breaks`, async () => {
  let next = 0;
  const faults: string[] = [];
  const work = async (lane: Lane) => {
    while (next < RUNS) {
      const run = next++;
      const moment = MOMENTS[run % MOMENTS.length]!;
      await withinTime(converse(lane, moment, seeded(SEED + run))).catch((problem: unknown) => {
        faults.push(`run ${run} (${moment}), SEED=${SEED + run}: ${String(problem)}`);
      });
    }
  };
  await Promise.all(lanes.map(work));
  expect(faults).toEqual([]);
}, 60_000 + RUNS * 8_000);
