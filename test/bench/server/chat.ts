import { newId, type StaffPush, type SyncAnswer } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { openingCase, postJson, sendingMessage, startingChat } from '../../../packages/server/src/testing/player.ts';
import { heading } from '../figures/table.ts';
import { startChild, type Child } from './child.ts';
import { rateLine, rateRatio } from './rates.ts';
import type { Stand } from './stand.ts';

const PLAYERS = 64;
const BLOCKS = 5;
const BLOCK_MS = 3_000;
/** Until what is run again and again is compiled. */
const WARM_UP_MS = 8_000;
const WORDS = `it still says that the purchase is on its way but nothing has come since I bought two chests of gems before
  the update when my phone lost its line in a tunnel and after we won our level showed black until they let me restart this
  morning with every other hero gone from guild list except one who keeps an old sword shield or bow`.split(/\s+/);
/** What players say: each other words, so that a case learns new ones for as long as people would. */
const TEXTS = Array.from({ length: 500 }, (_, nth) =>
  Array.from({ length: 35 }, (_, at) => WORDS[(nth * 31 + at * at + at * nth) % WORDS.length]).join(' ') + `, order ${nth}`);
const textOf = () => TEXTS[Math.floor(Math.random() * TEXTS.length)]!;

interface Run {
  perSecond: number;
  tookMs: number[];
}

/** One of the servers that are compared, and what it has done. */
interface Way {
  server: Child;
  block(forMs: number): Promise<Run>;
  runs: Run[];
  serverMs: number;
  databaseMs: number;
}

/** A message is done when its player has the ack, which means it is kept, and an agent has it on screen. */
export async function benchChat(stand: Stand, database: string): Promise<void> {
  const echoes = [
    await startChild('echo.js'),
    await startChild('keeping-echo.js', stand.databaseUrl),
    await startChild('keeping-echo.js', stand.databaseUrl, 'together'),
  ] as const;
  const agent = await openAgent(stand.ours.url);
  const players = Array.from({ length: PLAYERS }, () => stand.nextPlayer());
  const sockets = players.map(({ token }) => connect(stand.ours.url, { token }));
  const all = [agent.socket, ...sockets];
  try {
    const caseIds = await Promise.all(
      sockets.map(async (socket) => {
        const opening = openingCase();
        await sync(socket, [opening, startingChat(opening.caseId)]);
        return opening.caseId;
      }),
    );
    // Where each player's feed has been read to: nobody is told a second time.
    const cursors: string[] = [];
    const talk = (forMs: number) =>
      drive(forMs, async (nth) => {
        const message = sendingMessage(caseIds[nth]!, textOf());
        const seen = agent.sees(message.body.messageId);
        await Promise.all([sync(sockets[nth]!, [message], cursors[nth]).then(({ cursor }) => (cursors[nth] = cursor)), seen]);
      });
    const bounceOff = ({ url }: Child) => {
      const lines = players.map(() => connect(url, {}));
      all.push(...lines);
      return (forMs: number) => drive(forMs, (nth) => sync(lines[nth]!, [sendingMessage(newId(), textOf())]));
    };
    const way = (server: Child, block: Way['block']): Way => ({ server, block, runs: [], serverMs: 0, databaseMs: 0 });
    const ours = way(stand.ours, talk);
    const [bare, keeping, together] = echoes.map((echo) => way(echo, bounceOff(echo))) as [Way, Way, Way];
    const ways = [ours, bare, keeping, together];
    for (const { block } of ways) await block(WARM_UP_MS);
    for (let nth = 0; nth < BLOCKS; nth++) for (const one of ways) await measure(one, stand);
    heading(`chat message, ${PLAYERS} players, one agent, ${database} (over ${BLOCKS} blocks) [messages/s, p50, p99]`);
    rateLine('kept and seen, to a bare echo (target 0.6)', ours.runs, bare.runs);
    rateLine('the same, to an echo that keeps one row', ours.runs, keeping.runs);
    rateLine('the same, to one that keeps rows together', ours.runs, together.runs);
    rateLine('a bare Socket.IO echo, in memory', bare.runs, bare.runs);
    rateLine('an echo that keeps one row, to a bare one', keeping.runs, bare.runs);
    rateLine('one that keeps rows together, to a bare one', together.runs, bare.runs);
    spentLine('ours', ours);
    spentLine('a bare echo', bare);
    spentLine('an echo that keeps one row', keeping);
    spentLine('one that keeps rows together', together);
    rateRatio('p99 of ours, to a bare echo', ours.runs, bare.runs);
    rateRatio('p99 of ours, to an echo that keeps one row', ours.runs, keeping.runs);
  } finally {
    for (const socket of all) socket.disconnect();
    await Promise.all(echoes.map((echo) => echo.end()));
  }
}

async function measure(way: Way, stand: Stand): Promise<void> {
  const used = async () => [await way.server.cpuMs(), (await stand.databaseCpuMs()) ?? 0] as const;
  const before = await used();
  way.runs.push(await way.block(BLOCK_MS));
  const after = await used();
  way.serverMs += after[0] - before[0];
  way.databaseMs += after[1] - before[1];
}

/** What tells most on a machine that does other things as well. */
function spentLine(name: string, { runs, serverMs, databaseMs }: Way): void {
  const messages = runs.reduce((sum, { tookMs }) => sum + tookMs.length, 0);
  const each = (ms: number) => `${((ms * 1_000) / messages).toFixed(0)} µs`;
  console.log(`  ${`processor time a message: ${name}`.padEnd(56)} server ${each(serverMs)}, database ${each(databaseMs)}`);
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
