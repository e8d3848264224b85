import type { PlayerClientEvents, PlayerServerEvents, PushedUpdates } from '@savepoint/protocol';
import type { RegisterAnswer, SyncAnswer, Update, Uuid } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { newInstall, openingCase, sendingMessage, startingChat } from '../../packages/server/src/testing/player.ts';
import { askUntilAnswered } from './stubborn.ts';

type Writing = ReturnType<typeof openingCase> | ReturnType<typeof sendingMessage> | ReturnType<typeof startingChat>;

/** A player in a conversation, by the contract alone: an outbox, a cursor, and pushes that are taken where they fit. */
export interface TalkingPlayer {
  caseId: Uuid;
  /** What was confirmed: the ids of messages. */
  confirmed: Uuid[];
  /** Every message that came by the feed, in its order. */
  heard: Uuid[];
  /** How often what was heard came by a push. */
  readonly pushes: number;
  write(text: string): void;
  /** Resolves when all that was written is confirmed, and all there is was fetched. */
  settle(): Promise<void>;
  close(): void;
}

export async function startTalking(url: string, game: string): Promise<TalkingPlayer> {
  const registered = await askUntilAnswered(`${url}/v1/players`, {
    method: 'POST',
    body: JSON.stringify({ game, install: newInstall() }),
  });
  const { token } = (await registered.json()) as RegisterAnswer;
  const opening = openingCase({ text: 'Hello?' });
  const outbox: Writing[] = [opening, startingChat(opening.caseId)];
  const confirmed: Uuid[] = [];
  const heard: Uuid[] = [];
  let cursor: string | null = null;
  let pushes = 0;
  let working: Promise<void> | null = null;
  let again = false;

  const socket: Socket<PlayerServerEvents, PlayerClientEvents> = io(url, {
    path: '/v1/live',
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
  });
  const look = () => void sync();
  socket.on('connect', () => {
    socket.emit('watch', opening.caseId);
    look();
  });
  // Either goodbye of a server, and a refusal, after which Socket.IO would stay away.
  const comeBack = () => void setTimeout(() => socket.connect(), 100);
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && comeBack());
  socket.on('connect_error', () => !socket.active && comeBack());
  socket.on('updates', ({ after, cursor: end, updates }: PushedUpdates) => {
    if (working || after !== cursor) return look();
    if (updates.length > 0) pushes++;
    take(updates);
    cursor = end;
  });

  function take(updates: readonly Update[]): void {
    for (const update of updates) if (update.kind === 'message.added') heard.push(update.message.id);
  }

  function sync(): Promise<void> {
    again = true;
    return (working ??= run().finally(() => (working = null)));
  }

  async function run(): Promise<void> {
    while (again) {
      again = false;
      const envelopes = outbox.slice(0, 5);
      const answer = await exchange({ v: 1, cursor, sentAt: Date.now(), envelopes });
      for (const result of answer.results) {
        if (result.status === 'retry') again = true;
        if (result.status === 'rejected') throw new Error(`rejected: ${result.code}`);
        if (result.status === 'retry') continue;
        const [done] = outbox.splice(outbox.findIndex(({ id }) => id === result.id), 1);
        if (done && done.kind !== 'chat.start') confirmed.push(done.body.messageId);
      }
      take(answer.updates);
      cursor = answer.cursor;
      if (outbox.length > 0 || answer.updates.length > 0) again = true;
    }
  }

  /** By the socket when it is there, as the SDK does; what it does not answer goes by HTTP. */
  async function exchange(request: { v: 1; cursor: string | null; sentAt: number; envelopes: Writing[] }): Promise<SyncAnswer> {
    if (socket.connected) {
      const answer = await socket.timeout(1_000).emitWithAck('sync', request).catch(() => null);
      if (answer && 'results' in answer) return answer;
    }
    const response = await askUntilAnswered(`${url}/v1/sync`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(request),
    });
    if (!response.ok) throw new Error(`sync answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as SyncAnswer;
  }

  return {
    caseId: opening.caseId,
    confirmed,
    heard,
    get pushes() {
      return pushes;
    },
    write(text) {
      outbox.push(sendingMessage(opening.caseId, text));
      look();
    },
    settle: sync,
    close: () => void socket.removeAllListeners().disconnect(),
  };
}
