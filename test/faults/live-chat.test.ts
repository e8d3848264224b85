import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signIn, type TestAgent } from '../../packages/server/src/testing/agent.ts';
import { openStage, type Stage } from '../../packages/server/src/testing/stage.ts';
import { MOMENTS, talkBroken } from '../doubles/broken-talk.ts';
import { openChatAgent } from '../doubles/chat-agent.ts';
import { openChatPlayer } from '../doubles/chat-player.ts';
import { seeded } from '../stage/chance.ts';
import { openChatLane, type ChatLane } from '../stage/chat-lane.ts';
import { soakSeed, times } from '../stage/soak.ts';

const LANES = 4;
const RUNS = times(8, 208);
const SEED = soakSeed(20_261_122);

let stage: Stage;
const lanes: (ChatLane & { agent: TestAgent })[] = [];

beforeAll(async () => {
  // The engine asks it whether anybody looks; here somebody always does.
  vi.stubGlobal('document', { visibilityState: 'visible' });
  stage = await openStage();
  for (let i = 0; i < Math.min(LANES, RUNS); i++) {
    const lane = await openChatLane(stage);
    lanes.push(Object.assign(lane, { agent: await signIn(lane.server) }));
  }
}, 120_000);

afterAll(async () => {
  for (const lane of lanes) await lane.close();
  await stage.close();
  vi.unstubAllGlobals();
});

test(`in ${RUNS} conversations nothing is lost, doubled or out of order, whenever the connection breaks`, async () => {
  let next = 0;
  const faults: string[] = [];
  const work = async (lane: (typeof lanes)[number]) => {
    const pair = {
      player: (opening: string) => openChatPlayer(lane.wires.player.url, opening),
      agent: async () => openChatAgent(lane.wires.agent.url, lane.agent.headers),
    };
    while (next < RUNS) {
      const run = next++;
      const moment = MOMENTS[run % MOMENTS.length]!;
      await talkBroken(lane, pair, moment, seeded(SEED + run)).catch((problem: unknown) => {
        faults.push(`run ${run} (${moment}), SEED=${SEED + run}: ${String(problem)}`);
      });
    }
  };
  await Promise.all(lanes.map(work));
  expect(faults).toEqual([]);
}, 60_000 + RUNS * 8_000);
