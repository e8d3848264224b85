import { LIMITS, type Near, type PlaceInLine, type PlayerClientEvents, type PlayerServerEvents } from '@savepoint/protocol';
import type { Problem, PushedUpdates, SyncAnswer, SyncRequest } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { cell, type Readable } from '../readable.ts';
import type { Outcome } from '../sync/wire.ts';

/** `polling`: no socket can be had for now, and syncs go by HTTP. */
export type LinkState = 'connecting' | 'live' | 'polling';

export interface Link {
  readonly state: Readable<LinkState>;
  /** A sync by socket; undefined when it has to go by HTTP. */
  sync(request: SyncRequest, token: string): Promise<Outcome<SyncAnswer>> | undefined;
  watch(caseId: string): void;
  typing(): void;
  stop(): void;
}

export interface LinkParts {
  endpoint: string;
  /** The player's token, or undefined when there is none for now. */
  token(): Promise<string | undefined>;
  /** The server does not take the token. */
  refused(): void;
  onUpdates(pushed: PushedUpdates): void;
  onLine(place: PlaceInLine): void;
  onNear(near: Near): void;
  /** The socket is there, for the first time or again: something may have been missed. */
  onConnect(): void;
}

/** A sync that takes longer goes by HTTP: the line may be open in one direction alone. */
const ANSWER_LIMIT_MS = 8_000;
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 4_000;

/** Opens the socket to the server, and again whenever it breaks, until `stop`. */
export function openLink({ endpoint, token, refused, onUpdates, onLine, onNear, onConnect }: LinkParts): Link {
  const { origin, pathname } = new URL(endpoint);
  const state = cell<LinkState>('connecting');
  let watched: string | undefined;
  let shownAs: string | undefined;
  const socket: Socket<PlayerServerEvents, PlayerClientEvents> = io(origin, {
    path: `${pathname.replace(/\/+$/, '')}/v1/live`,
    auth: (give) =>
      void token().then((current) => {
        shownAs = current;
        give({ token: current });
      }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: LONGEST_RETRY_MS,
    timeout: ANSWER_LIMIT_MS,
    forceNew: true,
    withCredentials: false,
  });
  socket.on('connect', () => {
    state.value = 'live';
    if (watched) socket.emit('watch', watched);
    onConnect();
  });
  socket.on('disconnect', (reason) => {
    state.value = 'polling';
    // The server's own goodbye, as when it restarts, is the one after which Socket.IO would not come back.
    if (reason === 'io server disconnect') retrySoon();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  function retrySoon() {
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), RETRY_MS + Math.random() * RETRY_MS);
  }
  socket.on('connect_error', (error) => {
    state.value = 'polling';
    const { code } = (error as Error & { data?: { code?: string } }).data ?? {};
    if (!code) return;
    if (code === 'token_expired' || code === 'unauthorized') refused();
    retrySoon();
  });
  socket.on('updates', onUpdates);
  socket.on('line', onLine);
  socket.on('near', onNear);

  return {
    state,
    sync(request, as) {
      if (!socket.connected || as !== shownAs || JSON.stringify(request).length * 3 > LIMITS.socketBytes) return undefined;
      // The socket itself says who is here; asked to hurry, the server would have it poll as if there were none.
      return socket
        .timeout(ANSWER_LIMIT_MS)
        .emitWithAck('sync', { ...request, watching: null })
        .then(outcomeOf, (): Outcome<SyncAnswer> => {
          // What is silent is dead, whatever it says of itself: the next sync goes by HTTP.
          if (socket.connected) socket.io.engine.close();
          return { is: 'undelivered', retryAfterMs: 0 };
        });
    },
    watch(caseId) {
      watched = caseId;
      if (socket.connected) socket.emit('watch', caseId);
    },
    typing: () => void (socket.connected && socket.volatile.emit('typing')),
    stop() {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

function outcomeOf(answer: SyncAnswer | Problem): Outcome<SyncAnswer> {
  if ('results' in answer) return { is: 'answer', body: answer };
  const { status, code, retryAfterMs = 0 } = answer;
  return status === 429 || status >= 500 ? { is: 'undelivered', retryAfterMs } : { is: 'problem', status, code };
}
