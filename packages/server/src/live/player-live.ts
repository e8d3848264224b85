import type { Server as HttpServer } from 'node:http';
import { isId, LIMITS, PROBLEMS, type PlayerClientEvents, type PlayerServerEvents, type Problem, type Uuid } from '@savepoint/protocol';
import { syncRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import * as v from 'valibot';
import type { Written } from '../cases/write-effects.ts';
import { describeError, isPassing } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { writeCursor } from '../intake/cursor.ts';
import type { Intake } from '../intake/intake.ts';
import { requireStanding } from '../players/standing.ts';
import type { Limits } from '../limits/limits.ts';
import type { SocketDoors } from '../limits/socket-doors.ts';
import type { PlayerTokens, TokenHolder } from '../players/token.ts';
import type { Cluster, NodeEvents } from './cluster.ts';
import { endAt } from './end-at.ts';
import { watchFeeds } from './feed-check.ts';
import { lastAsked } from './last-asked.ts';
import { createLineTeller } from './line-teller.ts';
import { caseRoom, createPresence, type Side } from './near.ts';

export interface PlayerLiveParts {
  db: Kysely<Database>;
  epoch: string;
  log: Logger;
  intake: Intake;
  tokens: PlayerTokens;
  /** A player has this case on screen. */
  onWatching(playerId: Uuid, caseId: Uuid): void;
  staff(): Side;
  /** Null: no Redis. */
  cluster: Cluster | null;
  /** Nobody else commits to this database. */
  alone: boolean;
  limits: Limits;
  doors: SocketDoors;
}

export interface PlayerLive extends Side {
  /** After each commit: what is new goes to those who listen. */
  told(written: Written): void;
  /** The player's tokens hold no more: what was opened with them ends. */
  calledBack(playerId: Uuid): void;
  /** How many are open on this node. */
  sockets(): number;
  close(): Promise<void>;
}

interface SocketData {
  player: TokenHolder;
  watching?: Uuid;
  typedAt?: number;
}

type PlayerSocket = Socket<PlayerClientEvents, PlayerServerEvents, NodeEvents, SocketData>;

/** Who watches is noted so often. */
const SEEN_MS = 10_000;

const playerRoom = (id: Uuid) => `player:${id}`;

/** In: the HTTP server and what answers a sync. Out: Socket.IO at `/v1/live`, for players of any site's game. */
export function createPlayerLive(http: HttpServer, parts: PlayerLiveParts): PlayerLive {
  const { db, epoch, log, intake, tokens, onWatching, staff, cluster, alone, limits, doors } = parts;
  const io = new Server<PlayerClientEvents, PlayerServerEvents, NodeEvents, SocketData>(http, {
    path: '/v1/live',
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LIMITS.socketBytes,
    // A line of a phone that has changed its network is dead long before TCP says so.
    pingInterval: 10_000,
    pingTimeout: 8_000,
    cors: { origin: '*' },
    destroyUpgrade: false,
    allowRequest: (request, answer) => void doors.mayKnock(request).then((may) => answer(null, may)),
    ...(cluster && { adapter: cluster.adapter('players') }),
  });
  const lines = createLineTeller(db, log, (place) => io.to(caseRoom(place.caseId)).emit('line', place));
  const presence = createPresence(io, staff, cluster);
  const feeds = watchFeeds({
    db,
    log,
    told: () => alone || (cluster?.joined() ?? false),
    listeners: () => [...io.sockets.sockets.values()].map(({ data }) => data.player.id),
    moved(playerId, seq) {
      // Goes on where nobody stands: a client that has all of it takes it, any other asks for what it lacks.
      const cursor = writeCursor(epoch, seq);
      io.local.to(playerRoom(playerId)).emit('updates', { after: cursor, cursor, updates: [] });
    },
    calledBack(playerId, tokensFrom) {
      for (const id of io.sockets.adapter.rooms.get(playerRoom(playerId)) ?? []) {
        const socket = io.sockets.sockets.get(id);
        if (socket && socket.data.player.issuedAtMs < tokensFrom) socket.disconnect(true);
      }
    },
    checked() {
      for (const { data } of io.sockets.sockets.values()) {
        if (data.watching !== undefined) lines.changed(data.player.gameId);
      }
    },
  });

  doors.count(io);
  io.use((socket: PlayerSocket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    const verified = typeof token === 'string' ? tokens.verify(token) : Promise.reject(new ProblemError('unauthorized'));
    const standing = verified.then(async (player) => {
      await requireStanding(db, player);
      if (!doors.enter(socket, player.id)) throw new ProblemError('too_many_requests');
      return player;
    });
    standing.then(
      (player) => {
        socket.data.player = player;
        next();
      },
      (problem: unknown) => {
        const code = problem instanceof ProblemError ? problem.code : 'unauthorized';
        next(Object.assign(new Error(code), { data: { code } }));
      },
    );
  });

  io.on('connection', (socket: PlayerSocket) => {
    const { player } = socket.data;
    const failed = (problem: unknown) => log.warn({ error: describeError(problem) }, 'a player\'s socket failed');
    endAt(socket, player.expiresAtMs);
    void socket.join(playerRoom(player.id));
    // Who was signed out between the door and here was not in the room when all in it were sent away.
    requireStanding(db, player).catch((problem: unknown) => {
      if (!(problem instanceof ProblemError)) failed(problem);
      socket.disconnect(true);
    });
    socket.on('sync', (request, answer) => {
      if (typeof answer !== 'function') return;
      sync(socket, request).then(answer, (problem: unknown) => answer(problemOf(problem)));
    });
    const watching = lastAsked((caseId: Uuid | null) => watch(socket, caseId).catch(failed));
    socket.on('watch', watching);
    socket.on('typing', () => presence.typing(socket));
    socket.on('disconnect', () => watching(null));
  });

  async function sync({ id, data }: PlayerSocket, request: unknown) {
    const parsed = v.safeParse(syncRequest, request);
    if (!parsed.success) throw new ProblemError('malformed');
    return intake.sync(data.player, parsed.output, id);
  }

  /** A problem as HTTP would give it. */
  function problemOf(problem: unknown): Problem {
    const known = problem instanceof ProblemError;
    if (!known) log.error({ error: describeError(problem) }, 'a sync by socket failed');
    const code = known ? problem.code : isPassing(problem) ? 'unavailable' : 'internal';
    const [status, title] = PROBLEMS[code];
    return { type: 'about:blank', title, status, code, ...(known && problem.extras) };
  }

  async function watch(socket: PlayerSocket, caseId: Uuid | null): Promise<void> {
    if (!isId(caseId)) return presence.leave(socket);
    const { player } = socket.data;
    // It costs what a sync costs.
    if ((await limits.take('syncsPerPlayer', player.id)) > 0) return;
    const own = await db
      .selectFrom('cases')
      .select('live')
      .where('id', '=', caseId)
      .where('player_id', '=', player.id)
      .executeTakeFirst();
    if (!own || !socket.connected) return;
    onWatching(player.id, caseId);
    const here = await presence.watch(socket, caseId);
    socket.emit('near', { caseId, here, typing: false });
    if (own.live === 'waiting') await lines.tell(player.gameId, caseId);
  }

  const seen = setInterval(() => {
    for (const { data } of io.sockets.sockets.values()) {
      if (data.watching !== undefined) onWatching(data.player.id, data.watching);
    }
  }, SEEN_MS);
  seen.unref();

  return {
    say: (near) => void io.to(caseRoom(near.caseId)).emit('near', near),
    isHere: presence.isHere,
    told({ feed, lines: games }) {
      for (const { playerId, after, end, updates, answered = [] } of feed) {
        // Mostly whoever wrote is the only one: nothing is made for nobody.
        if (!cluster && [...(io.sockets.adapter.rooms.get(playerRoom(playerId)) ?? [])].every((id) => answered.includes(id))) continue;
        const pushed = { after: writeCursor(epoch, after), cursor: writeCursor(epoch, end), updates: [...updates] };
        io.to(playerRoom(playerId)).except([...answered]).emit('updates', pushed);
      }
      for (const game of games) lines.changed(game);
    },
    calledBack: (playerId) => io.in(playerRoom(playerId)).disconnectSockets(true),
    sockets: () => io.engine.clientsCount,
    async close() {
      clearInterval(seen);
      presence.stop();
      lines.stop();
      await feeds.stop();
      io.local.disconnectSockets(true);
      io.engine.close();
    },
  };
}
