import type { Near, Uuid } from '@savepoint/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Cluster, NodeEvents } from './cluster.ts';

export const caseRoom = (caseId: Uuid) => `case:${caseId}`;

/** Presence is said anew so often, well within `LIMITS.hereMs`. */
const AGAIN_MS = 20_000;
/** Who types is told no more often than this. */
const TYPING_MS = 1_000;

interface WatchingData {
  watching?: Uuid;
  typedAt?: number;
}

/** What both sides of the conversations need of the other: to say something to its room, and whether it is there. */
export interface Side {
  say(near: Near): void;
  isHere(caseId: Uuid): Promise<boolean>;
}

/** A side before it has begun. */
export const NOBODY: Side = { say() {}, isHere: async () => false };

/**
 * Presence and typing of one side's sockets. Rooms are of the whole cluster, and so is the question who is there: it does
 * not matter which node holds the other side. All of it may be lost.
 */
export function createPresence<S extends Server<DefaultEventsMap, DefaultEventsMap, NodeEvents, WatchingData>>(
  io: S,
  other: () => Side,
  cluster: Cluster | null,
) {
  type Watcher = Pick<Socket, 'join' | 'leave'> & { data: WatchingData };
  const isHereOnThisNode = (caseId: Uuid) => io.sockets.adapter.rooms.has(caseRoom(caseId));
  io.on('here', (caseId, answer) => answer(isHereOnThisNode(caseId)));

  async function isHere(caseId: Uuid): Promise<boolean> {
    if (isHereOnThisNode(caseId)) return true;
    if (!cluster?.joined()) return false;
    // Not by `fetchSockets`: it would send cookies and tokens through Redis.
    const answers: boolean[] = await io.serverSideEmitWithAck('here', caseId).catch(() => []);
    return answers.includes(true);
  }

  async function leave(socket: Watcher): Promise<void> {
    const { watching: caseId } = socket.data;
    if (caseId === undefined) return;
    delete socket.data.watching;
    await socket.leave(caseRoom(caseId));
    // Another window of the same person may still show it.
    if (!(await isHere(caseId))) other().say({ caseId, here: false, typing: false });
  }

  const timer = setInterval(() => {
    for (const { data } of io.sockets.sockets.values()) {
      if (data.watching !== undefined) other().say({ caseId: data.watching, here: true, typing: isTyping(data) });
    }
  }, AGAIN_MS);
  timer.unref();

  return {
    isHere,
    leave,
    /** The socket shows this case, which it may. Out: whether the other side does too. */
    async watch(socket: Watcher, caseId: Uuid): Promise<boolean> {
      await leave(socket);
      socket.data.watching = caseId;
      await socket.join(caseRoom(caseId));
      other().say({ caseId, here: true, typing: false });
      return other().isHere(caseId);
    },
    typing({ data }: Watcher): void {
      if (data.watching === undefined || Date.now() - (data.typedAt ?? 0) < TYPING_MS) return;
      data.typedAt = Date.now();
      other().say({ caseId: data.watching, here: true, typing: true });
    },
    stop: () => clearInterval(timer),
  };
}

const isTyping = ({ typedAt = 0 }: WatchingData) => Date.now() - typedAt < AGAIN_MS / 4;
