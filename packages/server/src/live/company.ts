import type { ColleagueNear, StaffClientEvents, StaffServerEvents, Uuid } from '@savepoint/protocol';
import type { Server, Socket } from 'socket.io';
import type { Actor } from '../cases/acting.ts';
import type { Cluster, NodeEvents } from './cluster.ts';

/** It is said anew so often, well within `LIMITS.hereMs`. */
const AGAIN_MS = 20_000;

export interface CompanyData {
  actor: Actor;
  /** The case on screen, and the room of those who may know. */
  at?: { caseId: Uuid; room: string; state: 'here' | 'writing' };
}

/**
 * Who of the staff is at which case, told to everybody who may see the case: lists show it, and a second agent is warned. It
 * is kept with the sockets alone and may be lost; what must not happen twice is decided when an answer is sent.
 */
export function createCompany<D extends CompanyData>(
  io: Server<StaffClientEvents, StaffServerEvents, NodeEvents, D>,
  cluster: Cluster | null,
) {
  type Console = Socket<StaffClientEvents, StaffServerEvents, NodeEvents, D>;

  const nearOf = ({ data }: Console, at: NonNullable<CompanyData['at']>): ColleagueNear => ({
    caseId: at.caseId,
    staff: { id: data.actor.id, name: data.actor.name },
    state: at.state,
  });
  const say = (socket: Console) => {
    const { at } = socket.data;
    if (at) io.to(at.room).emit('colleague', nearOf(socket, at));
  };
  /** Tells one console, on whichever node, whom this node has in the rooms that it may be in. */
  const answer = (socketId: string, rooms: readonly string[]) => {
    for (const socket of io.sockets.sockets.values()) {
      const { at } = socket.data;
      if (at && rooms.includes(at.room)) io.to(socketId).emit('colleague', nearOf(socket, at));
    }
  };
  io.on('who', answer);
  const timer = setInterval(() => io.sockets.sockets.forEach(say), AGAIN_MS);
  timer.unref();

  return {
    /** A console has come: it learns who is where. */
    welcome(socketId: string, rooms: string[]): void {
      answer(socketId, rooms);
      if (cluster?.joined()) io.serverSideEmit('who', socketId, rooms);
    },
    enter(socket: Console, at: { caseId: Uuid; room: string }): void {
      socket.data.at = { ...at, state: 'here' };
      say(socket);
    },
    writing(socket: Console, begun: boolean): void {
      if (!socket.data.at) return;
      socket.data.at.state = begun ? 'writing' : 'here';
      say(socket);
    },
    leave(socket: Console): void {
      const { at, actor } = socket.data;
      if (!at) return;
      delete socket.data.at;
      const others = [...io.sockets.sockets.values()].filter((one) => one !== socket && one.data.actor.id === actor.id);
      const other = others.find(({ data }) => data.at?.caseId === at.caseId);
      // Another window of the same person may still show it.
      if (other) say(other);
      else io.to(at.room).emit('colleague', { ...nearOf(socket, at), state: 'gone' });
    },
    stop: () => clearInterval(timer),
  };
}
