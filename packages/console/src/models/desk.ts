import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Colleague, Conditions, EditRequest, ImportAnswer, SavedView, Uuid } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import { createAttaching, type Attaching } from './attaching.ts';
import { builtIn, DEFAULT_VIEW, type Asked } from './asked.ts';
import { createBulk, type Bulk } from './bulk.ts';
import { createCanned, type Canned } from './canned.ts';
import { createCaseDeeds, PUSH_PATIENCE_MS, type CaseDeeds } from './case-deeds.ts';
import { createChats, type Chats } from './chats.ts';
import { createCompany, type Company } from './company.ts';
import { createCursor, type Cursor } from './cursor.ts';
import { createKeys, type Keys } from './key-map.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { keepInStep } from './keep-in-step.ts';
import type { Live, LiveState } from './live.ts';
import { createMentions, type Mentions } from './mentions.ts';
import { createNotices, type Notices } from './notices.ts';
import { createNoteSending, type NoteSending } from './note-sending.ts';
import { createOpenCase, type OpenCase } from './open-case.ts';
import { createOutgoing, type Outgoing, type PendingReply } from './outgoing.ts';
import { createOutgoingStore } from './outgoing-store.ts';
import type { Page } from './page.ts';
import { readRoute, writeRoute, type Route } from './route.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import { createSelection, type Selection } from './selection.ts';
import { createSession, type SessionModel } from './session.ts';
import { withSessionEnd } from './session-end.ts';
import { createTakingBack, type TakingBack } from './taking-back.ts';
import type { SharedStorage } from './text-storage.ts';
import type { Translate } from './translate.ts';
import { createTypedAhead, type TypedAhead } from './typed-ahead.ts';
import { createViews, type Views } from './views.ts';

/** Composition root of the desk: the outside world in, models that know of each other out. */
export interface Desk {
  page: Page;
  session: SessionModel;
  inbox: Inbox;
  openCase: OpenCase;
  outgoing: Outgoing;
  drafts: Drafts;
  attaching: Attaching;
  notes: NoteSending;
  notices: Notices;
  readonly route: ReadonlySignal<Route>;
  readonly connection: ReadonlySignal<LiveState>;
  /** A failed reply on its way back into the field; the field takes it and sets null. */
  readonly returned: Signal<PendingReply | null>;
  /** What becomes of replies that the player has not got. */
  takingBack: TakingBack;
  show(caseId: Uuid | null): void;
  /** Shows another list. */
  narrow(asked: Asked): void;
  views: Views;
  selection: Selection;
  bulk: Bulk;
  cursor: Cursor;
  ahead: ReadAhead;
  keys: Keys;
  typedAhead: TypedAhead;
  /** The case with this number; null, and a notice, when there is none here. */
  findNumber(number: string): Promise<Uuid | null>;
  /** What is done to one case. */
  deeds: CaseDeeds;
  /** Those to whom cases can be given. */
  readonly people: ReadonlySignal<readonly Colleague[]>;
  /** Takes a saved view away; who still looks at it sees the list it began from. */
  removeView(view: SavedView): Promise<void>;
  /** Begins a change of the cases that are picked. */
  changePicked(edit: EditRequest): Promise<void>;
  undoBulk(): Promise<void>;
  chats: Chats;
  /** Colleagues at the same cases. */
  company: Company;
  mentions: Mentions;
  canned: Canned;
  /** Null: nothing here translates. */
  translate: Translate | null;
  /** Takes a waiting conversation and shows it, unless one has gone elsewhere meanwhile; who was too late is told. */
  acceptChat(caseId: Uuid): Promise<void>;
  /** Gives in a report that came as a file; rejects with an `ApiError`. */
  importReport(file: Blob): Promise<ImportAnswer>;
}

export interface DeskParts {
  api: Api;
  live: Live;
  storage: SharedStorage;
  page: Page;
  translate?: Translate | null;
}

export function createDesk({ api: rawApi, live, storage, page, translate = null }: DeskParts): Desk {
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
  // Kept after the session has ended: what fails then still belongs to whoever wrote it.
  let staffId = '';
  effect(() => void (staffId = session.session.value?.staff.id ?? staffId));
  const drafts = createDrafts({ storage, api, visible: page.visible, tabs: page.tabs, staffId: () => staffId, later: page.later });
  const connection = signal<LiveState>('connecting');
  const ahead = createReadAhead({ api, drafts, live: () => connection.peek() === 'live', now: Date.now, later: page.later });
  const openCase = createOpenCase(api, { read: inbox.markRead, drafts }, ahead);
  const store = createOutgoingStore(storage, page.tabs, () => staffId);
  const outgoing = createOutgoing({ api, store, drafts, now: () => Date.now(), stored: seeStored });
  const attaching = createAttaching(api, drafts);
  const deeds = createCaseDeeds(api, openCase, notices, page);
  const company = createCompany(live, () => staffId, { now: () => Date.now(), later: page.later });
  const canned = createCanned(api);
  const mentions = createMentions(api, () => staffId);
  const returned = signal<PendingReply | null>(null);
  const people = signal<readonly Colleague[]>([]);

  /** Changes of many cases that the server has not taken yet. */
  const beginning = new Set<string>();

  const show = (caseId: Uuid | null) => page.go(writeRoute({ ...route.peek(), caseId }), 'push');

  function seeStored(caseId: Uuid, afterMs: number): void {
    page.later(() => {
      const waits = outgoing.replies.peek().some((reply) => reply.caseId === caseId && (reply.state === 'stored' || reply.state === 'held'));
      if (waits && openCase.id.peek() === caseId) void openCase.reload();
    }, afterMs + PUSH_PATIENCE_MS);
  }

  const takingBack = createTakingBack({ api, openCase, outgoing, deeds, drafts, returned, show });
  keepInStep({
    api, live, page, session, inbox, views, selection, bulk, cursor, ahead, chats, openCase, outgoing, company, mentions, notices, route,
    connection, people, canned, takingBack, show, attaching, returned,
  });

  return {
    page,
    session,
    inbox,
    openCase,
    outgoing,
    drafts,
    attaching,
    notes: createNoteSending(deeds, drafts),
    notices,
    route,
    connection,
    returned,
    takingBack,
    chats,
    company,
    mentions,
    canned,
    translate,
    async acceptChat(caseId) {
      const from = page.hash.peek();
      if (!(await deeds.acceptChat(caseId))) void chats.load();
      else if (page.hash.peek() === from) show(caseId);
    },
    importReport: api.importReport,
    show,
    narrow: (asked) => page.go(writeRoute({ ...route.peek(), asked }), 'replace'),
    views,
    selection,
    bulk,
    cursor,
    ahead,
    keys: createKeys(storage),
    typedAhead: createTypedAhead(),
    async findNumber(number) {
      const conditions: Conditions = { match: 'all', tests: [{ field: 'text', is: 'has', value: `#${number}` }] };
      const page = await api.cases({ conditions, sort: null, limit: 20 }).catch(() => null);
      const found = page?.cases.find((one) => String(one.number) === number);
      if (!found) notices.show({ text: text.lists.noCommand, tone: 'bad' });
      return found?.id ?? null;
    },
    deeds,
    people,
    async removeView(view) {
      if (!(await deeds.tried(() => views.remove(view), text.lists.notRemoved))) return;
      if (route.peek().asked.view === view.id) page.go(writeRoute({ ...route.peek(), asked: builtIn(DEFAULT_VIEW) }), 'replace');
    },
    async changePicked(edit) {
      const [all, ids] = [selection.all.peek(), selection.ids.peek()];
      const cases = all ? inbox.asked.peek() : [...ids];
      const same = JSON.stringify([cases, edit]);
      // Of two presses the second would find nothing to change, and its undo nothing to give back.
      if (beginning.has(same)) return;
      beginning.add(same);
      const begun = await deeds.tried(() => bulk.begin(cases, edit), text.lists.notBegun);
      beginning.delete(same);
      // What was picked meanwhile is for the next change.
      if (begun && selection.all.peek() === all) selection.drop(ids);
    },
    undoBulk: async () => void (await deeds.tried(bulk.undo, text.lists.notBegun)),
  };
}
