import { setTimeout as pause } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import type { Chance } from '../stage/chance.ts';
import type { ChatLane } from '../stage/chat-lane.ts';
import { times } from '../stage/soak.ts';
import type { ChattingAgent, ChattingPlayer } from './chat-sides.ts';

/** The moments at which the connection is lost. */
export const MOMENTS = [
  'before send',
  'mid-frame',
  'after store, before ack',
  'during accept',
  'during push',
  'during upgrade',
  'network switch',
  'node restart',
] as const;

export type Moment = (typeof MOMENTS)[number];

/** How long both screens may take to show all, once the wires are whole. */
const SETTLED_MS = times(15_000, 30_000);
const WAIT = { timeout: SETTLED_MS, interval: 25 };
const LINES = 4;
const OPENING = 'player 0';
const lines = (who: string) => Array.from({ length: LINES }, (_, i) => `${who} ${i + 1}`);

/** Two who are about to talk over the wires of a lane. */
export interface Pair {
  /** Begins a conversation with these words. */
  player(opening: string): Promise<ChattingPlayer>;
  agent(): Promise<ChattingAgent>;
}

/** Loses the connection at this moment of what `send` does; it is whole again a little later. */
async function lose(moment: Moment, lane: ChatLane, chance: Chance, player: ChattingPlayer, send: () => Promise<void>) {
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

/**
 * One conversation of both sides, in which the connection is lost at `moment` and once more at any other. Rejects unless in
 * the end both screens show what the database holds, once and in its order.
 */
export async function talkBroken(
  lane: ChatLane,
  pair: Pair,
  moment: Moment,
  chance: Chance,
  limitMs = 2 * SETTLED_MS,
): Promise<void> {
  const player = await pair.player(OPENING);
  const agent = await pair.agent();
  const answers: Promise<void>[] = [];
  try {
    await withinTime(talk(), limitMs);
  } finally {
    await Promise.all([player.stop(), agent.stop()]);
    lane.onCommit = undefined;
    for (const wire of Object.values(lane.wires)) wire.mend();
  }

  async function talk() {
    await vi.waitFor(async () => expect(await player.isInLine()).toBe(true), WAIT);
    await agent.follow(player.caseId);
    const accepting = () => agent.accept(player.caseId);
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
    await settled();
  }

  async function settled() {
    for (const wire of Object.values(lane.wires)) wire.mend();
    await Promise.all(answers);
    const all = [OPENING, ...lines('player'), ...lines('agent')].toSorted();
    const screens = async () => [await player.screen(), await agent.screen()] as const;
    await vi.waitFor(async () => {
      const [ours, theirs] = await screens();
      expect([ours.toSorted(), theirs], `player: ${ours.join()}; agent: ${theirs.join()}`).toEqual([all, ours]);
    }, WAIT);
    const shown = await player.screen();
    expect(shown.filter((text) => text.startsWith('player'))).toEqual([OPENING, ...lines('player')]);
    expect([await player.everDoubled(), await agent.everDoubled()]).toEqual([false, false]);
    await vi.waitFor(async () => expect(await player.unsent()).toBe(0), WAIT);
    const rows = await lane.server.db
      .selectFrom('message')
      .select('text')
      .where('case_id', '=', player.caseId)
      .orderBy('seq')
      .execute();
    expect(rows.map(({ text }) => text)).toEqual(shown);
  }
}

/** A conversation that hangs is a fault like any other. */
async function withinTime(task: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it did not come to an end')), limitMs);
  });
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}
