import { randomBytes } from 'node:crypto';
import { newId } from '@savepoint/protocol';
import type { Envelope, RegisterAnswer, SyncAnswer, SyncRequest, Uuid } from '@savepoint/protocol';

/** A player's client without a screen: what a test asks of it goes over HTTP, as from a game. */
export interface TestPlayer {
  id: Uuid;
  token: string;
  sync(envelopes: unknown[], rest?: Partial<SyncRequest>): Promise<SyncAnswer>;
  /** The bare response, for what is refused. */
  post(body: string, token?: string): Promise<Response>;
}

export const newInstall = () => ({ id: newId(), secret: randomBytes(32).toString('base64url') });

export async function register(url: string, game = 'orbit', install = newInstall()): Promise<TestPlayer> {
  const response = await postJson(`${url}/v1/players`, { game, install });
  const { playerId, token } = (await response.json()) as RegisterAnswer;
  const post = (body: string, withToken = token) =>
    fetch(`${url}/v1/sync`, { method: 'POST', body, headers: { authorization: `Bearer ${withToken}` } });
  return {
    id: playerId,
    token,
    post,
    async sync(envelopes, rest) {
      const answer = await post(JSON.stringify({ v: 1, cursor: null, sentAt: Date.now(), envelopes, ...rest }));
      if (!answer.ok) throw new Error(`sync answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as SyncAnswer;
    },
  };
}

export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
}

type Of<K extends Envelope['kind']> = Extract<Envelope, { kind: K }>;

export function openingCase(body: Partial<Of<'case.open'>['body']> = {}): Of<'case.open'> {
  return {
    id: newId(),
    kind: 'case.open',
    at: Date.now(),
    caseId: newId(),
    body: { topic: 'ban_appeal', messageId: newId(), text: 'I was banned.', attachments: [], context: {}, ...body },
  };
}

export function sendingMessage(caseId: Uuid, text: string): Of<'message.send'> {
  const body = { messageId: newId(), text, attachments: [] };
  return { id: newId(), kind: 'message.send', at: Date.now(), caseId, body };
}

export function readingCase(caseId: Uuid, upTo: number): Of<'case.read'> {
  return { id: newId(), kind: 'case.read', at: Date.now(), caseId, body: { upTo } };
}

export function startingChat(caseId: Uuid): Of<'chat.start'> {
  return { id: newId(), kind: 'chat.start', at: Date.now(), caseId, body: {} };
}

export function leavingChat(caseId: Uuid, chatId: Uuid): Of<'chat.leave'> {
  return { id: newId(), kind: 'chat.leave', at: Date.now(), caseId, body: { chatId } };
}
