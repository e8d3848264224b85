import type { Near, PlaceInLine, PlayerClientEvents, PlayerServerEvents, Problem, PushedUpdates, SyncAnswer, Uuid } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';

/** A player's socket without a client: with everything it was told. */
export interface LivePlayer {
  socket: Socket<PlayerServerEvents, PlayerClientEvents>;
  pushed: PushedUpdates[];
  places: PlaceInLine[];
  near: Near[];
  /** How often it was told to look for itself. */
  readonly pokes: number;
  sync(envelopes: unknown[], cursor?: string | null): Promise<SyncAnswer | Problem>;
  watch(caseId: Uuid | null): void;
}

/** Rejects with the error of a refused connection. */
export async function connectPlayer(url: string, token: unknown, extraHeaders = {}): Promise<LivePlayer> {
  const options = { path: '/v1/live', auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders };
  const socket: LivePlayer['socket'] = io(url, options);
  const [pushed, places, near]: [PushedUpdates[], PlaceInLine[], Near[]] = [[], [], []];
  let pokes = 0;
  socket.on('updates', (one) => (one.updates.length > 0 ? pushed.push(one) : pokes++));
  socket.on('line', (one) => places.push(one));
  socket.on('near', (one) => near.push(one));
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
  return {
    socket,
    pushed,
    places,
    near,
    get pokes() {
      return pokes;
    },
    watch: (caseId) => socket.emit('watch', caseId),
    sync: (envelopes, cursor = null) =>
      socket.timeout(5_000).emitWithAck('sync', { v: 1, cursor, sentAt: Date.now(), envelopes }),
  };
}
