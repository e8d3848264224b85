import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Colleague, Conditions, EditRequest, ImportAnswer, SavedView, StaffPush, Uuid } from '@savepoint/protocol';
import { playerName } from '../format/names.ts';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import { builtIn, DEFAULT_VIEW, sameAsked, type Asked } from './asked.ts';
import { createBulk, type Bulk } from './bulk.ts';
import { createChats, type Chats } from './chats.ts';
import { createCursor, type Cursor } from './cursor.ts';
import { createKeys, type Keys } from './key-map.ts';
import { createDrafts, type Drafts, type TextStorage } from './drafts.ts';
import { createInbox, type Inbox } from './inbox.ts';
import type { Live, LiveState } from './live.ts';
import { createNotices, type Notices } from './notices.ts';
import { createOpenCase, type OpenCase } from './open-case.ts';
import { createOutgoing, type Outgoing, type PendingReply } from './outgoing.ts';
import type { Page } from './page.ts';
import { repeatUnreached } from './repeat-unreached.ts';
import { readRoute, writeRoute, type Route } from './route.ts';
import { createSelection, type Selection } from './selection.ts';
import { createSession, type SessionModel } from './session.ts';
import { withSessionEnd } from './session-end.ts';
import { createViews, type Views } from './views.ts';

/** Composition root of the desk: the outside world in, models that know of each other out. */
export interface Desk {
  page: Page;
  session: SessionModel;
  inbox: Inbox;
  openCase: OpenCase;
  outgoing: Outgoing;
  drafts: Drafts;
  notices: Notices;
  readonly route: ReadonlySignal<Route>;
  readonly connection: ReadonlySignal<LiveState>;
  /** A failed reply on its way back into the field; the field takes it and sets null. */
  readonly returned: Signal<PendingReply | null>;
  /** Gives a failed reply back to be changed, unless the server turns out to have it. */
  takeBack(reply: PendingReply): Promise<void>;
  show(caseId: Uuid | null): void;
  /** Shows another list. */
  narrow(asked: Asked): void;
  views: Views;
  selection: Selection;
  bulk: Bulk;
  cursor: Cursor;
  keys: Keys;
  /** The case with this number; null, and a notice, when there is none here. */
  findNumber(number: string): Promise<Uuid | null>;
  /** Changes one case; whether the server took it. If not, a notice has said why. */
  edit(caseId: Uuid, edit: EditRequest): Promise<boolean>;
  /** Those to whom cases can be given. */
  readonly people: ReadonlySignal<readonly Colleague[]>;
  /** Takes a saved view away and shows the list it began from. */
  removeView(view: SavedView): Promise<void>;
  /** Begins a change of the cases that are picked. */
  changePicked(edit: EditRequest): Promise<void>;
  undoBulk(): Promise<void>;
  /** Whether the server took it; if not, a notice has said why. */
  setState(caseId: Uuid, state: 'open' | 'closed'): Promise<boolean>;
  /** Asks the player whether the case is solved. */
  askSolved(caseId: Uuid): Promise<void>;
  chats: Chats;
  /** Takes a waiting conversation and shows it; who was too late is told. */
  acceptChat(caseId: Uuid): Promise<void>;
  endChat(caseId: Uuid): Promise<void>;
  /** Gives in a report that came as a file; rejects with an `ApiError`. */
  importReport(file: Blob): Promise<ImportAnswer>;
}

export interface DeskParts {
  api: Api;
  live: Live;
  storage: TextStorage;
  page: Page;
}

/** A stored reply is pushed at once as a rule; after this the case is asked for. */
const PUSH_PATIENCE_MS = 1_500;

export function createDesk({ api: rawApi, live, storage, page }: DeskParts): Desk {
  const session = createSession(rawApi);
  const api = withSessionEnd(rawApi, session);
  const notices = createNotices(page.later);
  const route = computed(() => readRoute(page.hash.value));
  const inbox = createInbox(api, () => staffId);
  const views = createViews(api);
  const selection = createSelection();
  const bulk = createBulk(api, page.later);
  const cursor = createCursor(inbox.rows, () => route.peek().caseId);
  const chats = createChats(api, live, { now: () => Date.now(), later: page.later });
  const openCase = createOpenCase(api, inbox.markRead);
  // Kept after the session has ended: what fails then still belongs to whoever wrote it.
  let staffId = '';
  effect(() => void (staffId = session.session.value?.staff.id ?? staffId));
  const drafts = createDrafts(storage, () => staffId);
  const outgoing = createOutgoing({ api, drafts, now: () => Date.now(), stored: seeStored });
  const connection = signal<LiveState>('connecting');
  const returned = signal<PendingReply | null>(null);
  const people = signal<readonly Colleague[]>([]);
  let position = '';

  function seeStored(caseId: Uuid): void {
    page.later(() => {
      const waits = outgoing.replies.peek().some((reply) => reply.caseId === caseId && reply.state === 'stored');
      if (waits && openCase.id.peek() === caseId) void openCase.reload();
    }, PUSH_PATIENCE_MS);
  }

  function push(pushed: StaffPush): void {
    position = pushed.cursor;
    if (pushed.reset) {
      void inbox.load(route.peek().asked);
      void views.load();
      void openCase.reload();
      void chats.load();
      return;
    }
    inbox.apply(pushed);
    chats.apply(pushed);
    openCase.apply(pushed);
    for (const event of pushed.events) {
      if (event.kind !== 'message.added') continue;
      outgoing.confirm(event.message.id);
      const summary = pushed.cases.find((one) => one.id === event.caseId);
      if (event.message.from === 'player' && event.caseId === openCase.id.peek() && summary) {
        notices.say(text.cases.newMessageFrom(playerName(summary.player)));
      }
    }
  }

  effect(() => {
    if (!session.session.value) return untracked(() => inbox.clear());
    return untracked(() => {
      outgoing.restore();
      void chats.load();
      void views.load();
      // Names of owners can wait; without them their ids stand there.
      api.colleagues().then((found) => (people.value = found), () => undefined);
      void inbox.load(route.peek().asked);
    });
  });

  // Only a first page tells from where to follow; later pages must not start the line anew.
  const followable = computed(() => session.session.value !== null && inbox.position.value !== null);
  effect(() => {
    if (!followable.value) return undefined;
    position = inbox.position.peek() ?? '';
    return live.start({
      cursor: () => position,
      push,
      near: chats.heard,
      counts: views.heard,
      bulk: bulk.heard,
      state: (state) => void (connection.value = state),
      signedOut: () => void api.session().catch(() => undefined),
    });
  });

  effect(() => {
    const { asked } = route.value;
    if (!session.session.value || untracked(() => sameAsked(asked, inbox.asked.value))) return;
    untracked(() => {
      selection.clear();
      cursor.set(null);
      void inbox.load(asked);
    });
  });

  effect(() => {
    const id = session.session.value ? route.value.caseId : null;
    untracked(() => {
      inbox.keep(id);
      chats.watch(id);
      void openCase.open(id, id ? inbox.find(id) : undefined);
    });
  });

  repeatUnreached([outgoing, openCase], connection, page.later);
  effect(() => {
    if (connection.value !== 'live') return;
    untracked(() => void chats.load());
  });

  effect(() => {
    // The line coming back is a chance to tell again what could not be told.
    const online = connection.value === 'live';
    const detail = openCase.detail.value;
    // Who may not answer leaves no mark of having read: to the player it would say that somebody is at it.
    const answers = detail && session.can('case.reply', detail.gameId);
    if (answers && page.visible.value) untracked(() => openCase.markRead());
    return void online;
  });

  effect(() => {
    const messages = openCase.detail.value?.messages ?? [];
    untracked(() => messages.forEach(({ id }) => outgoing.confirm(id)));
  });

  return {
    page,
    session,
    inbox,
    openCase,
    outgoing,
    drafts,
    notices,
    route,
    connection,
    returned,
    async takeBack(reply) {
      if (!reply.problem?.refused) {
        await openCase.reload();
        if (openCase.problem.peek()) return;
      }
      returned.value = outgoing.withdraw(reply.id) ?? null;
    },
    chats,
    async acceptChat(caseId) {
      if (await tried(() => api.acceptChat(caseId), text.cases.notAccepted)) {
        page.go(writeRoute({ ...route.peek(), caseId }), 'push');
      } else void chats.load();
    },
    endChat: async (caseId) => void (await tried(() => api.endChat(caseId), text.cases.notEnded)),
    askSolved: async (caseId) => void (await tried(() => api.askSolved(caseId), text.cases.notAsked)),
    importReport: api.importReport,
    show: (caseId) => page.go(writeRoute({ ...route.peek(), caseId }), 'push'),
    narrow: (asked) => page.go(writeRoute({ ...route.peek(), asked }), 'replace'),
    views,
    selection,
    bulk,
    cursor,
    keys: createKeys(storage),
    async findNumber(number) {
      const conditions: Conditions = { match: 'all', tests: [{ field: 'text', is: 'has', value: `#${number}` }] };
      const page = await api.cases({ conditions, sort: null, limit: 20 }).catch(() => null);
      const found = page?.cases.find((one) => String(one.number) === number);
      if (!found) notices.show({ text: text.lists.noCommand, tone: 'bad' });
      return found?.id ?? null;
    },
    edit: (caseId, edit) => tried(() => api.edit(caseId, edit), text.lists.edited),
    people,
    async removeView(view) {
      if (!(await tried(() => views.remove(view), text.lists.notRemoved))) return;
      page.go(writeRoute({ ...route.peek(), asked: builtIn(DEFAULT_VIEW) }), 'replace');
    },
    async changePicked(edit) {
      const cases = selection.all.peek() ? inbox.asked.peek() : [...selection.ids.peek()];
      if (await tried(() => bulk.begin(cases, edit), text.lists.notBegun)) selection.clear();
    },
    undoBulk: async () => void (await tried(bulk.undo, text.lists.notBegun)),
    async setState(caseId, state) {
      try {
        await api.setState(caseId, { state });
        if (openCase.id.peek() === caseId) page.later(() => void refreshIfStale(caseId, state), PUSH_PATIENCE_MS);
        return true;
      } catch (thrown) {
        const failure = state === 'closed' ? text.cases.notClosed : text.cases.notOpened;
        notices.show({ text: text.common.because(failure, problemText(asApiError(thrown))), tone: 'bad' });
        return false;
      }
    },
  };

  /** Whether it was done; if not, a notice says why. */
  async function tried(act: () => Promise<void>, failure: string): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (thrown) {
      notices.show({ text: text.common.because(failure, problemText(asApiError(thrown))), tone: 'bad' });
      return false;
    }
  }

  async function refreshIfStale(caseId: Uuid, state: 'open' | 'closed'): Promise<void> {
    const detail = openCase.detail.peek();
    if (detail?.id === caseId && (detail.state === 'closed') !== (state === 'closed')) await openCase.reload();
  }
}
