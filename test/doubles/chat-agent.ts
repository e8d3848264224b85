import { newId, type CaseDetail, type StaffPush } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { applyPush } from '../../packages/console/src/models/conversation.ts';
import type { ChattingAgent } from './chat-sides.ts';

const RETRY_MS = 120;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * An agent over the staff's own routes and socket, through `url`, who follows a case as the console does: by pushes, from the
 * last cursor on, and anew where something is missing. A reply has one id, however often it is tried.
 */
export function openChatAgent(url: string, headers: Record<string, string>): ChattingAgent {
  let detail: CaseDetail | null = null;
  /** What was pushed while the case was being loaded: the answer may be older. */
  let early: StaffPush[] | null = null;
  let cursor = '';
  let doubled = false;
  let stopped = false;
  let socket: Socket | undefined;
  // The proxy's address is not the server's: what a browser would send along is said outright.
  const own = { ...headers, origin: url };

  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    for (;;) {
      const init = { method, headers: own, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const response = await fetch(url + path, init).catch(() => null);
      if (response && response.status < 500) return response;
      if (stopped) throw new Error('stopped');
      await pause(RETRY_MS);
    }
  }
  const json = async <T>(path: string) => {
    for (;;) {
      const read = await ask('GET', path).then((response) => response.json()).catch(() => null);
      if (read || stopped) return read as T;
    }
  };

  function take(push: StaffPush, caseId: string) {
    cursor = push.cursor;
    early?.push(push);
    apply(push, caseId);
  }

  function apply(push: StaffPush, caseId: string) {
    if (!detail) return;
    const { detail: next, gap } = applyPush(detail, push.events, push.cases.find(({ id }) => id === caseId));
    detail = next;
    doubled ||= new Set(next.messages.map(({ id }) => id)).size < next.messages.length;
    if (gap || push.reset) void load(caseId);
  }

  async function load(caseId: string) {
    const mine: StaffPush[] = [];
    early = mine;
    const loaded = await json<CaseDetail | null>(`/staff/cases/${caseId}`);
    // A later load knows more.
    if (early !== mine || !loaded) return;
    early = null;
    detail = loaded;
    for (const push of mine) apply(push, caseId);
  }

  return {
    async accept(caseId) {
      const { status } = await ask('POST', `/staff/chats/${caseId}/accept`, {});
      if (status !== 204) throw new Error(`accepting was answered ${status}`);
    },
    async reply(caseId, text) {
      const response = await ask('POST', `/staff/cases/${caseId}/messages`, { id: newId(), text });
      if (!response.ok) throw new Error(`a reply was answered ${response.status}`);
    },
    async follow(caseId) {
      cursor = (await json<{ cursor: string }>('/staff/cases?limit=1')).cursor;
      await load(caseId);
      const options = { path: '/staff/live', extraHeaders: own, forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 400, timeout: 2_000 };
      socket = io(url, { ...options, transports: ['websocket', 'polling'] });
      socket.on('connect', () => {
        socket?.emit('follow', cursor);
        socket?.emit('watch', caseId);
      });
      socket.on('disconnect', (reason) => reason === 'io server disconnect' && setTimeout(() => socket?.connect(), RETRY_MS));
      socket.on('push', (push: StaffPush) => take(push, caseId));
    },
    screen: async () => detail?.messages.map(({ text }) => text) ?? [],
    everDoubled: async () => doubled,
    async stop() {
      stopped = true;
      socket?.removeAllListeners();
      socket?.disconnect();
    },
  };
}
