import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Session, StaffClientEvents, StaffServerEvents } from '@savepoint/protocol';
import { parse } from 'hono/utils/cookie';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { Database } from '../db/schema.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import { findSession, SESSION_COOKIE } from '../staff/sessions.ts';
import { createTail, type Follower, type Tail } from './tail.ts';

export interface StaffLive {
  /** Something was committed: push it now. */
  nudge: Tail['nudge'];
  /** A session has ended: see who still may listen. */
  recheck(): void;
  close(): Promise<void>;
}

interface SocketData {
  token: string | undefined;
  follower: Follower & { games: Set<string> };
}

type StaffSocket = Socket<StaffClientEvents, StaffServerEvents, Record<string, never>, SocketData>;

/** Sessions that ended and games that were taken away on another node are noticed within this time. */
const RECHECK_MS = 60_000;

/** In: the HTTP server and the database. Out: Socket.IO at `/staff/live`, for signed-in staff on our own pages. */
export function createStaffLive(http: HttpServer, db: Kysely<Database>, epoch: string, log: Logger): StaffLive {
  const tail = createTail(db, epoch, log);
  const io = new Server<StaffClientEvents, StaffServerEvents, Record<string, never>, SocketData>(http, {
    path: '/staff/live',
    serveClient: false,
    // Compressed, a connection would cost 250 KiB instead of 15.
    perMessageDeflate: false,
    maxHttpBufferSize: 10_000,
    allowRequest: (request, answer) => answer(null, isOurs(request)),
  });

  io.use((socket: StaffSocket, next) => {
    const token = parse(socket.request.headers.cookie ?? '', SESSION_COOKIE)[SESSION_COOKIE];
    findSession(db, token).then(
      (session) => {
        if (!session) return next(new Error('unauthorized'));
        socket.data.token = token;
        socket.data.follower = { games: gamesOf(session), push: (push) => socket.emit('push', push) };
        next();
      },
      () => next(new Error('unavailable')),
    );
  });

  io.on('connection', (socket: StaffSocket) => {
    const { follower } = socket.data;
    socket.on('follow', (cursor) => tail.follow(follower, cursor));
    socket.on('disconnect', () => tail.leave(follower));
  });

  async function recheckAll(): Promise<void> {
    for (const socket of await io.local.fetchSockets()) {
      const session = await findSession(db, socket.data.token);
      if (session) {
        // The same set is kept, as the tail holds the follower.
        const { games } = socket.data.follower;
        games.clear();
        for (const game of gamesOf(session)) games.add(game);
      } else {
        socket.emit('signedOut');
        socket.disconnect(true);
      }
    }
  }

  const recheck = () => void recheckAll().catch(() => log.warn('could not check the sessions of sockets'));
  const timer = setInterval(recheck, RECHECK_MS);
  timer.unref();

  return {
    nudge: tail.nudge,
    recheck,
    async close() {
      clearInterval(timer);
      io.disconnectSockets(true);
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

function gamesOf(session: Session): Set<string> {
  return new Set(session.games.map((game) => game.id));
}
