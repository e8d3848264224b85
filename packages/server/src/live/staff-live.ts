import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { allows, isId } from '@savepoint/protocol';
import type { Action, BulkProgress, Session, StaffClientEvents, StaffPush, StaffServerEvents, Uuid } from '@savepoint/protocol';
import { parse } from 'hono/utils/cookie';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { Actor } from '../cases/acting.ts';
import { markCome } from '../cases/staff-actions.ts';
import type { Written } from '../cases/write-effects.ts';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import type { SocketDoors } from '../limits/socket-doors.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import { findSession, SESSION_COOKIE } from '../staff/sessions.ts';
import type { Cluster, NodeEvents } from './cluster.ts';
import type { ViewCounter } from '../views/view-counter.ts';
import { createCompany, type CompanyData } from './company.ts';
import { createCountTeller, type Counting } from './count-teller.ts';
import { lastAsked } from './last-asked.ts';
import { createPresence, caseRoom, type Side } from './near.ts';
import { createTail, type Follower, type Tail } from './tail.ts';

export interface StaffLive extends Side {
  /** Something was committed: push it now. */
  nudge: Tail['nudge'];
  /** A session has ended: see who still may listen. */
  recheck(): void;
  /** Tells somebody how far their change of many cases is. */
  tellBulk(staffId: Uuid, progress: BulkProgress): void;
  /** How many are open on this node. */
  sockets(): number;
  close(): Promise<void>;
}

interface SocketData extends CompanyData {
  watching?: Uuid;
  typedAt?: number;
  actor: Actor;
  token: string | undefined;
  session: Session;
  follower: Follower & { games: Set<string> };
  counting: Counting;
}

type StaffSocket = Socket<StaffClientEvents, StaffServerEvents, NodeEvents, SocketData>;

const gameRoom = (gameId: string) => `game:${gameId}`;
const staffRoom = (staffId: Uuid) => `staff:${staffId}`;

/** Sessions that ran out, and without Redis those that ended on another node, are noticed within this time. */
const RECHECK_MS = 60_000;

export interface StaffLiveParts {
  db: Kysely<Database>;
  epoch: string;
  log: Logger;
  /** See ServerOptions. */
  logPollMs: number | undefined;
  counter: ViewCounter;
  /** What a socket's word has written. */
  told(written: Written): void;
  players(): Side;
  /** Null: there is no other node. */
  cluster: Cluster | null;
  doors: SocketDoors;
}

/** In: the HTTP server and the database. Out: Socket.IO at `/staff/live`, for signed-in staff on our own pages. */
export function createStaffLive(http: HttpServer, parts: StaffLiveParts): StaffLive {
  const { db, epoch, log, logPollMs, counter, told, players, cluster, doors } = parts;
  const tail = createTail(db, epoch, log, logPollMs);
  const counts = createCountTeller(db, counter, log);
  const io = new Server<StaffClientEvents, StaffServerEvents, NodeEvents, SocketData>(http, {
    path: '/staff/live',
    serveClient: false,
    // Compressed, a connection would cost 250 KiB instead of 15.
    perMessageDeflate: false,
    maxHttpBufferSize: 10_000,
    // Colleagues see within these two that somebody is at a case no more.
    pingInterval: 6_000,
    pingTimeout: 9_000,
    allowRequest: (request, answer) => void doors.mayKnock(request).then((may) => answer(null, may && isOurs(request))),
    ...(cluster && { adapter: cluster.adapter('staff') }),
  });

  doors.count(io);
  const presence = createPresence(io, players, cluster);
  const company = createCompany(io, cluster);
  io.on('nudge', tail.nudge);
  io.on('recheck', recheck);

  io.use((socket: StaffSocket, next) => {
    const token = parse(socket.request.headers.cookie ?? '', SESSION_COOKIE)[SESSION_COOKIE];
    findSession(db, token).then(
      (session) => {
        if (!session) return next(new Error('unauthorized'));
        socket.data.token = token;
        socket.data.actor = actorOf(session);
        const { data } = socket;
        data.session = session;
        data.counting = { session: () => data.session, tell: (counts) => void socket.emit('counts', counts) };
        const push = (pushed: StaffPush) => {
          socket.emit('push', pushed);
          counts.stir(data.counting);
        };
        data.follower = { games: gamesOf(session, 'case.read'), push };
        next();
      },
      () => next(new Error('unavailable')),
    );
  });

  io.on('connection', (socket: StaffSocket) => {
    const { follower, counting, actor } = socket.data;
    // Whoever asked for something long hears of it on every screen, whichever node does it.
    const rooms = [...follower.games].map(gameRoom);
    void socket.join([staffRoom(actor.id), ...rooms]);
    company.welcome(socket.id, rooms);
    socket.on('follow', (cursor) => tail.follow(follower, cursor));
    const failed = (problem: unknown) => log.warn({ error: describeError(problem) }, 'a console\'s socket failed');
    const watching = lastAsked((caseId: Uuid | null) => watch(socket, caseId).catch(failed));
    socket.on('watch', watching);
    socket.on('writing', (begun) => company.writing(socket, begun === true));
    socket.on('typing', () => presence.typing(socket));
    socket.on('delivered', (caseId, upTo) => {
      if (isId(caseId) && Number.isSafeInteger(upTo)) void come(socket, caseId, upTo).catch(failed);
    });
    socket.on('disconnect', () => {
      tail.leave(follower);
      counts.leave(counting);
      company.leave(socket);
      watching(null);
    });
  });

  async function watch(socket: StaffSocket, caseId: Uuid | null): Promise<void> {
    company.leave(socket);
    if (!isId(caseId)) return presence.leave(socket);
    const found = await db.selectFrom('cases').select('game_id').where('id', '=', caseId).executeTakeFirst();
    if (!found || !socket.data.follower.games.has(found.game_id) || !socket.connected) return;
    company.enter(socket, { caseId, room: gameRoom(found.game_id) });
    socket.emit('near', { caseId, here: await presence.watch(socket, caseId), typing: false });
  }

  async function come(socket: StaffSocket, caseId: Uuid, upTo: number): Promise<void> {
    const outcome = await markCome(db, socket.data.actor, caseId, upTo);
    if (typeof outcome !== 'string' && 'feed' in outcome) told(outcome);
  }

  async function recheckAll(): Promise<void> {
    for (const socket of await io.local.fetchSockets()) {
      const session = await findSession(db, socket.data.token);
      if (session) {
        // The same set is kept, as the tail holds the follower.
        const { games } = socket.data.follower;
        games.clear();
        for (const game of gamesOf(session, 'case.read')) games.add(game);
        socket.data.actor = actorOf(session);
        socket.data.session = session;
        for (const room of socket.rooms) if (room.startsWith(gameRoom('')) && !games.has(room.slice(gameRoom('').length))) socket.leave(room);
        socket.join([...games].map(gameRoom));
      } else {
        socket.emit('signedOut');
        socket.disconnect(true);
      }
    }
  }

  function recheck(): void {
    recheckAll().catch(() => log.warn('could not check the sessions of sockets'));
  }
  const timer = setInterval(recheck, RECHECK_MS);
  timer.unref();

  return {
    nudge() {
      tail.nudge();
      if (cluster?.joined()) io.serverSideEmit('nudge');
    },
    say: (near) => void io.to(caseRoom(near.caseId)).emit('near', near),
    isHere: presence.isHere,
    recheck() {
      recheck();
      if (cluster?.joined()) io.serverSideEmit('recheck');
    },
    tellBulk: (staffId, progress) => void io.to(staffRoom(staffId)).emit('bulk', progress),
    sockets: () => io.engine.clientsCount,
    async close() {
      clearInterval(timer);
      presence.stop();
      company.stop();
      await counts.stop();
      io.local.disconnectSockets(true);
      await tail.stop();
      io.engine.close();
    },
  };
}

function isOurs({ method, headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return isSameOrigin({
    method: method ?? 'GET',
    host: headers.host,
    origin: headers.origin,
    site: Array.isArray(site) ? site[0] : site,
  });
}

/** Who acts: whoever may only read leaves no trace that a player would take for an answer. */
function actorOf(session: Session): Actor {
  const { id, name, email } = session.staff;
  return { id, name, person: email !== '', games: [...gamesOf(session, 'case.reply')] };
}

function gamesOf({ games }: Session, action: Action): Set<string> {
  return new Set(games.flatMap(({ id, role }) => (allows(role, action) ? [id] : [])));
}
