import { newId, type StaffPush, type SyncAnswer } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { openingCase, postJson, sendingMessage, startingChat } from '../../../packages/server/src/testing/player.ts';
import { heading } from '../figures/table.ts';
import { startChild } from './child.ts';
import { rateLine, rateRatio } from './rates.ts';
import type { Stand } from './stand.ts';

const PLAYERS = 64;
const BLOCKS = 5;
const BLOCK_MS = 3_000;
const WARM_UP_MS = 1_000;
const TEXT = 'It still says that the purchase is on its way, but nothing has come. '.repeat(3);

interface Run {
  perSecond: number;
  tookMs: number[];
}

/** A message is done when its player has the ack, which means it is kept, and an agent has it on screen. */
export async function benchChat(stand: Stand, database: string): Promise<void> {
  const echo = await startChild('echo.js');
  const keeping = await startChild('keeping-echo.js', stand.databaseUrl);
  const agent = await openAgent(stand.ours.url);
  const players = Array.from({ length: PLAYERS }, () => stand.nextPlayer());
  const ours = players.map(({ token }) => connect(stand.ours.url, { token }));
  const bare = players.map(() => connect(echo.url, {}));
  const kept = players.map(() => connect(keeping.url, {}));
  try {
    const caseIds = await Promise.all(
      ours.map(async (socket) => {
        const opening = openingCase();
        await sync(socket, [opening, startingChat(opening.caseId)]);
        return opening.caseId;
      }),
    );
    // Where each player's feed has been read to: nobody is told a second time.
    const cursors: string[] = [];
    const talk = (forMs: number) =>
      drive(forMs, async (nth) => {
        const message = sendingMessage(caseIds[nth]!, TEXT);
        const seen = agent.sees(message.body.messageId);
        await Promise.all([sync(ours[nth]!, [message], cursors[nth]).then(({ cursor }) => (cursors[nth] = cursor)), seen]);
      });
    const bounce = (sockets: Socket[]) => (forMs: number) =>
      drive(forMs, (nth) => sync(sockets[nth]!, [sendingMessage(newId(), TEXT)]));
    const ways = { talked: talk, bounced: bounce(bare), kept: bounce(kept) };
    const runs: Record<keyof typeof ways, Run[]> = { talked: [], bounced: [], kept: [] };
    for (const way of Object.values(ways)) await way(WARM_UP_MS);
    const usedMs = async () => [await stand.ours.cpuMs(), (await stand.databaseCpuMs()) ?? 0] as const;
    const spent = { messages: 0, serverMs: 0, databaseMs: 0 };
    for (let block = 0; block < BLOCKS; block++) {
      const before = await usedMs();
      runs.talked.push(await talk(BLOCK_MS));
      const after = await usedMs();
      spent.messages += runs.talked.at(-1)!.tookMs.length;
      spent.serverMs += after[0] - before[0];
      spent.databaseMs += after[1] - before[1];
      runs.bounced.push(await ways.bounced(BLOCK_MS));
      runs.kept.push(await ways.kept(BLOCK_MS));
    }
    heading(`chat message, ${PLAYERS} players, one agent, ${database} (over ${BLOCKS} blocks) [messages/s, p50, p99]`);
    rateLine('kept and seen, to a bare echo (target 0.6)', runs.talked, runs.bounced);
    rateLine('kept and seen, to an echo that keeps one row', runs.talked, runs.kept);
    rateLine('a bare Socket.IO echo, in memory', runs.bounced, runs.bounced);
    rateLine('an echo that keeps one row, to a bare one', runs.kept, runs.bounced);
    const each = (ms: number) => `${((ms * 1_000) / spent.messages).toFixed(0)} µs`;
    console.log(`  processor time a message: server ${each(spent.serverMs)}, database ${each(spent.databaseMs)}`);
    rateRatio('p99 of ours, to the echo', runs.talked, runs.bounced);
  } finally {
    for (const socket of [...ours, ...bare, ...kept, agent.socket]) socket.disconnect();
    await Promise.all([echo.end(), keeping.end()]);
  }
}

/** Everybody says the next thing as soon as the last is done. */
async function drive(forMs: number, say: (nth: number) => Promise<unknown>): Promise<Run> {
  const tookMs: number[] = [];
  const startMs = performance.now();
  const one = async (nth: number) => {
    while (performance.now() - startMs < forMs) {
      const saidMs = performance.now();
      await say(nth);
      tookMs.push(performance.now() - saidMs);
    }
  };
  await Promise.all(Array.from({ length: PLAYERS }, (_, nth) => one(nth)));
  return { perSecond: (tookMs.length * 1_000) / (performance.now() - startMs), tookMs };
}

function connect(url: string, auth: object): Socket {
  return io(url, { path: '/v1/live', auth, transports: ['websocket'], forceNew: true });
}

function sync(socket: Socket, envelopes: unknown[], cursor: string | null = null): Promise<SyncAnswer> {
  return socket.timeout(30_000).emitWithAck('sync', { v: 1, cursor, sentAt: Date.now(), envelopes });
}

async function openAgent(url: string) {
  const response = await postJson(`${url}/staff/session`, { email: 'ana@desk.test', password: 'a long test password' }, { origin: url });
  const headers = { origin: url, cookie: response.headers.getSetCookie()[0]!.split(';')[0]! };
  const page = await fetch(`${url}/staff/cases?limit=1`, { headers });
  const { cursor } = (await page.json()) as { cursor: string };
  const socket = io(url, { path: '/staff/live', extraHeaders: headers, transports: ['websocket'], forceNew: true });
  const waiting = new Map<string, () => void>();
  socket.on('connect', () => socket.emit('follow', cursor));
  socket.on('push', ({ events }: StaffPush) => {
    for (const event of events) if (event.kind === 'message.added') waiting.get(event.message.id)?.();
  });
  return {
    socket,
    sees: (messageId: string) => new Promise<void>((resolve) => waiting.set(messageId, resolve)),
  };
}
