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
  const bare = await startChild('echo.js');
  const keeping = await startChild('keeping-echo.js', stand.databaseUrl);
  const together = await startChild('keeping-echo.js', stand.databaseUrl, 'together');
  const least = await startChild('chat-floor.js', stand.databaseUrl);
  const all: Socket[] = [];
  const open = (...given: Parameters<typeof connect>) => {
    const socket = connect(...given);
    all.push(socket);
    return socket;
  };
  /** Players who talk, each in a case of their own. */
  const seat = () =>
    Promise.all(
      Array.from({ length: PLAYERS }, async () => {
        const { id: playerId, token } = stand.nextPlayer();
        const socket = open(stand.ours.url, { token });
        const opening = openingCase();
        await sync(socket, [opening, startingChat(opening.caseId)]);
        return { playerId, caseId: opening.caseId, socket };
      }),
    );
  try {
    const ours = way(stand.ours, talkingTo(await openAgent(stand.ours.url, all), await seat()));
    const agents = seesIn(open(least.url, { agent: true }));
    const others = (await seat()).map(({ socket, ...who }) => ({ ...who, socket: (socket.disconnect(), open(least.url, who)) }));
    const floor = way(least, talkingTo(agents, others));
    const echoing = (server: Child) => {
      const lines = Array.from({ length: PLAYERS }, () => open(server.url, {}));
      return way(server, (forMs) => drive(forMs, (nth) => sync(lines[nth]!, [sendingMessage(newId(), textOf())])));
    };
    const echo = echoing(bare);
    const [apart, shared] = [echoing(keeping), echoing(together)];
    const ways = [ours, floor, echo, apart, shared];
    for (const { block } of ways) await block(WARM_UP_MS);
    for (let nth = 0; nth < BLOCKS; nth++) for (const one of ways) await measure(one, stand);
    heading(`chat message, ${PLAYERS} players, one agent, ${database} (over ${BLOCKS} blocks) [messages/s, p50, p99]`);
    rateLine('kept and seen, to a bare echo (target 0.6)', ours.runs, echo.runs);
    rateLine('the same, to the least that writes its rows', ours.runs, floor.runs);
    rateLine('the same, to an echo that keeps one row', ours.runs, apart.runs);
    rateLine('the same, to one that keeps rows together', ours.runs, shared.runs);
    rateLine('a bare Socket.IO echo, in memory', echo.runs, echo.runs);
    rateLine('the least that writes our rows, to a bare one', floor.runs, echo.runs);
    rateLine('an echo that keeps one row, to a bare one', apart.runs, echo.runs);
    rateLine('one that keeps rows together, to a bare one', shared.runs, echo.runs);
    spentLine('ours', ours);
    spentLine('the least that writes our rows', floor);
    spentLine('a bare echo', echo);
    spentLine('an echo that keeps one row', apart);
    spentLine('one that keeps rows together', shared);
    rateRatio('p99 of ours, to a bare echo', ours.runs, echo.runs);
    rateRatio('p99 of ours, to the least that writes its rows', ours.runs, floor.runs);
  } finally {
    for (const socket of all) socket.disconnect();
    await Promise.all([bare, keeping, together, least].map((child) => child.end()));
  }
}

/** A way to have `seats` talk to an agent. */
function talkingTo(sees: Sees, seats: readonly { caseId: string; socket: Socket }[]): Way['block'] {
  // Where each player's feed has been read to: nobody is told a second time.
  const cursors: string[] = [];
  return (forMs) =>
    drive(forMs, async (nth) => {
      const { caseId, socket } = seats[nth]!;
      const message = sendingMessage(caseId, textOf());
      const seen = sees(message.body.messageId);
      await Promise.all([sync(socket, [message], cursors[nth]).then(({ cursor }) => (cursors[nth] = cursor)), seen]);
    });
}

function way(server: Child, block: Way['block']): Way {
  return { server, block, runs: [], serverMs: 0, databaseMs: 0 };
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

/** Resolves when this message is on an agent's screen. */
type Sees = (messageId: string) => Promise<void>;

async function openAgent(url: string, all: Socket[]): Promise<Sees> {
  const response = await postJson(`${url}/staff/session`, { email: 'ana@desk.test', password: 'a long test password' }, { origin: url });
  const headers = { origin: url, cookie: response.headers.getSetCookie()[0]!.split(';')[0]! };
  const page = await fetch(`${url}/staff/cases?limit=1`, { headers });
  const { cursor } = (await page.json()) as { cursor: string };
  const socket = io(url, { path: '/staff/live', extraHeaders: headers, transports: ['websocket'], forceNew: true });
  all.push(socket);
  socket.on('connect', () => socket.emit('follow', cursor));
  return seesIn(socket);
}

function seesIn(socket: Socket): Sees {
  const waiting = new Map<string, () => void>();
  socket.on('push', ({ events }: StaffPush) => {
    for (const event of events) if (event.kind === 'message.added') waiting.get(event.message.id)?.();
  });
  return (messageId) => new Promise((resolve) => waiting.set(messageId, resolve));
}
