import { LIMITS, newId, type ChatLeave, type ChatStart, type PlaceInLine } from '@savepoint/protocol';
import type { MessageDelivered } from '@savepoint/protocol';
import type { CaseCopies } from '../cases/case-copies.ts';
import type { Case } from '../cases/case-view.ts';
import { cell, type Readable } from '../readable.ts';
import type { Platform } from '../platform/platform.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { addToOutbox } from '../outbox/writer.ts';
import type { Store } from '../platform/store.ts';
import { takePushed } from '../sync/take-pushed.ts';
import type { Credentials } from '../sync/credentials.ts';
import type { Wire } from '../sync/wire.ts';
import { openLink, type LinkState } from './link.ts';

/** Live conversations: they are cases, so what is written in them goes by `support.send` like any other message. */
export interface Chats {
  /** Makes a case a conversation. Resolves when the wish is kept on this device. */
  start(caseId: string): Promise<void>;
  /** The conversation is on screen: opens the socket, until `close`. */
  open(caseId: string): LiveChat;
}

export interface LiveChat {
  readonly state: Readable<ChatState>;
  readonly link: Readable<LinkState>;
  readonly agentIs: Readable<{ here: boolean; typing: boolean }>;
  /** The player writes just now. */
  typing(): void;
  /** Ends the conversation for the player; the case goes on. */
  leave(): Promise<void>;
  close(): void;
}

export type ChatState =
  | { is: 'none' }
  | { is: 'closed'; opensAt?: number; lineFull: boolean }
  | { is: 'waiting'; place?: number; expectedWaitMs?: number | null }
  | { is: 'active'; agent?: string }
  | { is: 'ended' };

/** What the chats stand on, of one player. */
export interface ChatParts {
  /** Names the partition between tabs. */
  name: string;
  endpoint: string;
  platform: Platform;
  store: Store;
  wire: Wire;
  credentials: Credentials;
  cases: Readable<Case[]>;
  copies: CaseCopies;
  outbox: Outbox;
  changed(): Promise<void>;
  wake(): void;
  told(): void;
}

export function createChats(parts: ChatParts): Chats {
  const { name, platform, store, wire, credentials, cases, copies, outbox, wake } = parts;
  const add = (envelope: ChatStart | ChatLeave | MessageDelivered) => addToOutbox(store, envelope).then(parts.changed);
  const stamp = () => ({ id: newId(platform.now()), at: platform.now() });
  const viewOf = (caseId: string) => cases.value.find(({ id }) => id === caseId);

  function open(caseId: string): LiveChat {
    const state = cell<ChatState>({ is: 'none' });
    const agentIs = cell({ here: false, typing: false });
    let line: PlaceInLine | undefined;
    let undoTyping = () => {};
    let undoHere = () => {};
    let typedAt = 0;
    let toldUpTo = 0;

    const show = () => {
      const next = stateOf(viewOf(caseId), line);
      if (JSON.stringify(next) !== JSON.stringify(state.value)) state.value = next;
    };
    const link = openLink({
      endpoint: parts.endpoint,
      token: async () => {
        const outcome = await credentials.token().catch(() => undefined);
        return outcome?.is === 'answer' ? outcome.body : undefined;
      },
      refused: () => void credentials.drop().catch(() => {}),
      onUpdates: (pushed) => void takePushed(parts, name, pushed).then((taken) => (taken ? parts.told() : wake()), wake),
      onLine: (place) => {
        if (place.caseId === caseId) line = place;
        show();
      },
      onNear: ({ caseId: of, here, typing }) => {
        if (of !== caseId) return;
        undoTyping();
        undoHere();
        agentIs.value = { here, typing };
        if (typing) undoTyping = platform.after(LIMITS.nearMs, () => (agentIs.value = { here, typing: false }));
        if (here) undoHere = platform.after(LIMITS.hereMs, () => (agentIs.value = { here: false, typing: false }));
      },
      onConnect: wake,
    });
    wire.link = link.sync;
    link.watch(caseId);

    /** What comes while nobody looks is delivered, not read. */
    const tellDelivered = () => {
      const copy = copies.all().get(caseId);
      const last = copy?.messages.findLast(({ from, seq }) => from === 'staff' && seq !== undefined);
      const upTo = last?.seq ?? 0;
      if (upTo <= Math.max(toldUpTo, copy?.playerReadSeq ?? 0) || document.visibilityState === 'visible') return;
      toldUpTo = upTo;
      void add({ ...stamp(), kind: 'message.delivered', caseId, body: { upTo } }).catch(() => (toldUpTo = 0));
    };
    // The server lets a conversation be watched when it has it, which may be after the socket is there.
    let known = viewOf(caseId)?.chatId;
    const undoCases = cases.subscribe(() => {
      const { chatId } = viewOf(caseId) ?? {};
      if (chatId !== known) link.watch(caseId);
      known = chatId;
      show();
      tellDelivered();
    });

    return {
      state,
      link: link.state,
      agentIs,
      typing() {
        const nowMs = platform.now();
        if (nowMs - typedAt < LIMITS.nearMs / 2) return;
        typedAt = nowMs;
        link.typing();
      },
      async leave() {
        // A wish that is still on its way already names what comes of it; the case names the one before.
        const wish = outbox.waiting().find(({ entry: { envelope } }) => envelope.kind === 'chat.start' && envelope.caseId === caseId);
        const chatId = wish?.entry.envelope.id ?? viewOf(caseId)?.chatId;
        if (chatId) await add({ ...stamp(), kind: 'chat.leave', caseId, body: { chatId } });
      },
      close() {
        if (wire.link === link.sync) wire.link = undefined;
        undoTyping();
        undoHere();
        undoCases();
        link.stop();
      },
    };
  }

  return {
    open,
    start: (caseId) => add({ ...stamp(), kind: 'chat.start', caseId, body: {} }),
  };
}

function stateOf(view: Case | undefined, line: PlaceInLine | undefined): ChatState {
  switch (view?.live) {
    case 'waiting':
      return { is: 'waiting', ...(line && { place: line.place, expectedWaitMs: line.expectedWaitMs }) };
    case 'active':
      return { is: 'active', agent: view.agent };
    case 'ended':
    case 'none':
      if (view.turnedAway) return { is: 'closed', opensAt: view.turnedAway.opensAt, lineFull: view.turnedAway.code === 'line_full' };
      return { is: view.live };
    default:
      return { is: 'none' };
  }
}
