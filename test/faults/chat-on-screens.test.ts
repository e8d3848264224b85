import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../../packages/server/src/testing/stage.ts';
import { MOMENTS, talkBroken } from '../doubles/broken-talk.ts';
import { openScreenAgent } from '../doubles/screen-agent.ts';
import { openScreenPlayer } from '../doubles/screen-player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { seeded } from '../stage/chance.ts';
import { openChatLane, type ChatLane } from '../stage/chat-lane.ts';
import { openDesk } from '../stage/desk.ts';
import { openGameSite } from '../stage/game-page.ts';
import type { Site } from '../stage/site.ts';
import { soakSeed, times } from '../stage/soak.ts';
import { GAME, STAFF } from '../stage/support-server.ts';

const LANES = 2;
const RUNS = times(4, 208);
const SEED = soakSeed(20_261_122);
const LONGEST_MS = 90_000;

let stage: Stage;
/** The players' browser and the agents'. */
let browsers: [Browser, Browser];
const lanes: (ChatLane & { site: Site; desk: Page })[] = [];

beforeAll(async () => {
  stage = await openStage();
  browsers = [await launchBrowser(), await launchBrowser()];
  for (let i = 0; i < LANES; i++) {
    const lane = await openChatLane(stage);
    await lane.server.addGame(GAME);
    await lane.server.addStaff({ ...STAFF, games: 'all' });
    const site = await openGameSite(lane.wires.player);
    lanes.push(Object.assign(lane, { site, desk: await openDesk(browsers[1], lane.wires.agent.url) }));
  }
});

afterAll(async () => {
  for (const browser of browsers ?? []) await browser.close();
  for (const lane of lanes) {
    await lane.site.close();
    await lane.close();
  }
  await stage?.close();
});

test(`in ${RUNS} conversations between two browsers both screens show all of it, once and in order`, async () => {
  let next = 0;
  const faults: string[] = [];
  const work = async (lane: (typeof lanes)[number]) => {
    const pair = {
      player: (opening: string) => openScreenPlayer(browsers[0], lane.site, opening),
      agent: () => openScreenAgent(lane.desk),
    };
    while (next < RUNS) {
      const run = next++;
      const moment = MOMENTS[(run * 3) % MOMENTS.length]!;
      await talkBroken(lane, pair, moment, seeded(SEED + run), LONGEST_MS).catch((problem: unknown) => {
        faults.push(`run ${run} (${moment}), SEED=${SEED + run}: ${String(problem)}`);
      });
    }
  };
  await Promise.all(lanes.map(work));
  expect(faults).toEqual([]);
}, 60_000 + RUNS * 20_000);
