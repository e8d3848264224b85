import { newId, type StaffClientEvents, type StaffPush, type StaffServerEvents, type Uuid } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { askUntilAnswered } from './stubborn.ts';

/** An agent at a console without pixels: follows the log by its cursor, and answers. */
export interface AnsweringAgent {
  /** The ids of the answers that were confirmed. */
  confirmed: Uuid[];
  /** Every message the log told of, in its order. */
  heard: { caseId: Uuid; id: Uuid }[];
  answer(caseId: Uuid, text: string): Promise<void>;
  close(): void;
}

export async function startAnswering(url: string, who: { email: string; password: string }): Promise<AnsweringAgent> {
  const post = (path: string, body: unknown, cookie = '') =>
    askUntilAnswered(url + path, { method: 'POST', headers: { origin: url, cookie }, body: JSON.stringify(body) });
  const { email, password } = who;
  const signedIn = await post('/staff/session', { email, password });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const confirmed: Uuid[] = [];
  const heard: AnsweringAgent['heard'] = [];
  let cursor: string | null = null;

  const socket: Socket<StaffServerEvents, StaffClientEvents> = io(url, {
    path: '/staff/live',
    extraHeaders: { origin: url, cookie },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
  });
  const comeBack = () => void setTimeout(() => socket.connect(), 100);
  socket.on('connect', () => socket.emit('follow', cursor ?? ''));
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && comeBack());
  socket.on('connect_error', () => !socket.active && comeBack());
  const placed = new Promise((resolve) => {
    socket.on('push', (push: StaffPush) => {
      if (push.reset && cursor !== null) throw new Error('told to begin anew');
      cursor = push.cursor;
      for (const event of push.events) {
        if (event.kind === 'message.added') heard.push({ caseId: event.caseId, id: event.message.id });
      }
      resolve(push);
    });
  });
  await placed;

  return {
    confirmed,
    heard,
    async answer(caseId, text) {
      const id = newId();
      const response = await post(`/staff/cases/${caseId}/messages`, { id, text }, cookie);
      // Before the player's own report has come there is nothing to answer.
      if (response.status === 404) return;
      if (!response.ok) throw new Error(`the answer got ${response.status}: ${await response.text()}`);
      confirmed.push(id);
    },
    close: () => void socket.removeAllListeners().disconnect(),
  };
}
