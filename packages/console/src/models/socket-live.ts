import type { StaffClientEvents, StaffServerEvents, Uuid } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Live } from './live.ts';

/** The staff socket in, pushes and the state of the line out. */
const RETRY_MS = 3_000;
const OPENING_MS = 6_000;

export function createSocketLive(): Live {
  let current: Socket<StaffServerEvents, StaffClientEvents> | undefined;
  let watched: Uuid | null = null;
  const connected = () => (current?.connected ? current : undefined);
  return {
    watch(caseId) {
      watched = caseId;
      connected()?.emit('watch', caseId);
    },
    typing: () => void connected()?.emit('typing'),
    writing: (begun) => void connected()?.emit('writing', begun),
    delivered: (caseId, upTo) => void connected()?.emit('delivered', caseId, upTo),
    start(listener) {
      const socket: Socket<StaffServerEvents, StaffClientEvents> = io({
        path: '/staff/live',
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        reconnectionDelayMax: 5_000,
        // A line that breaks while it opens is not told: it is given up after so long, not after the library's 20 s.
        timeout: OPENING_MS,
      });
      current = socket;
      let retry: ReturnType<typeof setTimeout> | undefined;
      let stood = false;
      const broken = () => {
        listener.state(stood ? 'lost' : 'connecting');
        // Refused or dismissed by the server: the library gives up, and whoever has a session must not.
        if (!socket.active) retry = setTimeout(() => socket.connect(), RETRY_MS);
      };
      listener.state('connecting');
      socket.on('connect', () => {
        stood = true;
        listener.state('live');
        socket.emit('follow', listener.cursor());
        if (watched) socket.emit('watch', watched);
      });
      socket.on('disconnect', broken);
      socket.on('connect_error', () => {
        broken();
        if (!socket.active) listener.signedOut();
      });
      socket.on('push', (push) => listener.push(push));
      socket.on('near', (near) => listener.near(near));
      socket.on('colleague', (near) => listener.colleague(near));
      socket.on('counts', (counts) => listener.counts(counts));
      socket.on('bulk', (progress) => listener.bulk(progress));
      socket.on('signedOut', () => listener.signedOut());
      return () => {
        clearTimeout(retry);
        socket.off();
        socket.disconnect();
      };
    },
  };
}
