import type {
  BulkProgress,
  CaseDetail,
  CaseSummary,
  ImportAnswer,
  KeptReply,
  Mention,
  Message,
  ReplyRequest,
  SavedView,
  StaffEvent,
  StaffPush,
  Uuid,
  ViewCounts,
} from '@savepoint/protocol';
import type { Api } from '../models/api.ts';
import { ApiError, type FailureCode } from '../models/api-error.ts';
import { compareIn, fits } from '../models/fits.ts';
import type { Live, LiveListener } from '../models/live.ts';
import { forgetSent, keepDraft } from './fake-drafts.ts';
import { createFakeQuestions } from './fake-questions.ts';
import { SESSION } from './session.ts';

/**
 * A staff server in memory: cases in, the same answers and pushes as the real one out. A test may make a question fail,
 * lose its answer, or hold pushes back.
 */
export interface FakeServer {
  api: Api;
  live: Live;
  cases: Map<Uuid, CaseDetail>;
  /** Every reply that arrived, also repeated ones. */
  replies: ReplyRequest[];
  /** What the next imported file is answered with. */
  imported: ImportAnswer;
  views: SavedView[];
  mentions: Mention[];
  canned: KeptReply[];
  /** The newest change of many cases. */
  bulkNow: BulkProgress | null;
  /** Questions as they came: `cases`, `read 3`, … */
  asked: string[];
  /** The next question of this name fails; `after` lets it take effect and loses only the answer. */
  fail(name: keyof Api, code: FailureCode, after?: boolean): void;
  /** The player writes. */
  say(caseId: Uuid, text: string): Message;
  playerReads(caseId: Uuid): void;
  open(detail: CaseDetail): void;
  push(events: StaffEvent[], more?: Partial<StaffPush>): void;
  /** While true, what happens is not pushed but kept for the next `follow`. */
  hush: boolean;
  reconnect(): void;
  listener: LiveListener | null;
}

export function createFakeServer(start: CaseDetail[]): FakeServer {
  const cases = new Map(start.map((one) => [one.id, one]));
  const [log, undone]: [StaffPush[], Set<Uuid>] = [[], new Set()];
  const { asked, ask, fail } = createFakeQuestions();

  const summaryOf = (detail: CaseDetail): CaseSummary => {
    const { messages: _messages, missingFiles: _missing, context: _context, earlier: _earlier, ...summary } = detail;
    return summary;
  };
  const find = (id: Uuid): CaseDetail => {
    const found = cases.get(id);
    if (!found) throw new ApiError('not_found');
    return found;
  };

  function change(id: Uuid, fields: Partial<CaseDetail>, ...events: StaffEvent[]): void {
    cases.set(id, { ...find(id), ...fields });
    server.push(events);
  }

  function add(id: Uuid, message: Omit<Message, 'seq' | 'attachments'> & { attachments?: Message['attachments'] }): Message {
    const before = find(id);
    const added: Message = { attachments: [], ...message, seq: before.lastSeq + 1 };
    change(
      id,
      {
        messages: [...before.messages, added],
        lastSeq: added.seq,
        updatedAt: Math.max(...[...cases.values()].map((one) => one.updatedAt)) + 1,
        state: added.from === 'player' ? 'open' : 'answered',
        lastMessage: { from: added.from, excerpt: added.text, at: added.at },
      },
      { caseId: id, kind: 'message.added', message: added },
    );
    return added;
  }

  function end(id: Uuid, reply: Uuid): void {
    const { held, messages } = find(id);
    if (messages.some((one) => one.id === reply)) throw new ApiError('already_sent');
    undone.add(reply);
    change(id, { held: held.filter((one) => one.id !== reply) }, { caseId: id, kind: 'reply.undone', id: reply, by: SESSION.staff.id });
  }

  const server: FakeServer = {
    cases,
    replies: [],
    views: [],
    mentions: [],
    canned: [],
    bulkNow: null,
    imported: { caseId: '', number: null, results: [], refusedFiles: [] },
    asked,
    hush: false,
    listener: null,
    fail,
    say: (id, text) => add(id, { id: `said-${find(id).lastSeq + 1}`, from: 'player', text, at: 2_000 }),
    playerReads(id) {
      const upTo = find(id).lastSeq;
      change(id, { playerReadSeq: upTo }, { caseId: id, kind: 'case.seen', by: 'player', upTo });
    },
    open(detail) {
      cases.set(detail.id, detail);
      server.push([{ caseId: detail.id, kind: 'case.opened' }]);
    },
    push(events, more = {}) {
      const ids = [...new Set(events.map(({ caseId }) => caseId))];
      const push = { cursor: String(log.length + 1), events, cases: ids.map((id) => summaryOf(find(id))), ...more };
      log.push(push);
      if (!server.hush) server.listener?.push(structuredClone(push));
    },
    reconnect() {
      server.hush = false;
      const from = Number(server.listener?.cursor() ?? 0);
      for (const push of log.slice(from)) server.listener?.push(structuredClone(push));
    },
    live: {
      start(listener) {
        server.listener = listener;
        listener.state('live');
        return () => void (server.listener = null);
      },
      watch() {},
      typing() {},
      writing() {},
      delivered() {},
    },
    api: {
      session: () => ask('session', 'session', () => SESSION),
      signIn: () => ask('signIn', 'signIn', () => SESSION),
      signOut: () => ask('signOut', 'signOut', () => undefined),
      cases: ({ before, limit = 50, conditions, sort }) =>
        ask('cases', `cases ${limit}`, () => {
          const asked = { view: '', conditions, sort };
          const found = [...cases.values()].filter((one) => fits(one, asked, { staffId: SESSION.staff.id, nowMs: 10_000 }, false));
          found.sort(compareIn(sort ?? 'updated'));
          const from = Number(before ?? 0);
          const page = found.slice(from, from + limit).map(summaryOf);
          const next = from + limit < found.length ? { next: String(from + limit) } : {};
          return { cases: page, counts: { open: 0, answered: 0, closed: 0 }, cursor: String(log.length), ...next };
        }),
      views: () => ask('views', 'views', () => ({ views: server.views, counts: countsOf([...cases.values()]) })),
      saveView: (id, view) =>
        ask('saveView', `saveView ${view.name}`, () => {
          const [others, before] = [server.views.filter((one) => one.id !== id), server.views.find((one) => one.id === id)];
          if (view.version !== (before?.version ?? null)) throw new ApiError('version_mismatch');
          server.views = [...others, { id, scope: 'personal', mine: true, ...view, version: view.name }];
        }),
      removeView: ({ id }) =>
        ask('removeView', 'removeView', () => void (server.views = server.views.filter((view) => view.id !== id))),
      edit: (id, { owner, priority, state }) =>
        ask('edit', 'edit', () => {
          const given = owner ? { owner: { id: owner, name: 'Rosa' } } : {};
          change(id, { ...given, ...(priority && { priority }), ...(state && { state }) }, { caseId: id, kind: 'case.changed' });
        }),
      note: (id, { id: noteId, text, mentions = [] }) =>
        ask('note', `note ${text}`, () => {
          const note = { id: noteId, at: 4_000, by: { id: SESSION.staff.id, name: 'Rosa' }, text, mentions };
          change(id, { notes: [...find(id).notes, note] }, { caseId: id, kind: 'note.added', note });
        }),
      mentions: () => ask('mentions', 'mentions', () => server.mentions),
      seeMentions: (id) =>
        ask('seeMentions', 'seeMentions', () => void (server.mentions = server.mentions.filter(({ caseId }) => caseId !== id))),
      cannedReplies: () => ask('cannedReplies', 'cannedReplies', () => server.canned),
      useCanned: (id) => ask('useCanned', `useCanned ${id}`, () => undefined),
      upload: (file, onShare) => (onShare(0.5), ask('upload', `upload ${file.size}`, () => String(file.size).padStart(64, '0'))),
      saveDraft: (id, mode, words) => ask('saveDraft', `saveDraft ${mode}`, () => ({ version: keepDraft(find(id).drafts, mode, words) })),
      ban: () => ask('ban', 'ban', () => undefined),
      signOutPlayer: () => ask('signOutPlayer', 'signOutPlayer', () => undefined),
      redactMessage: () => ask('redactMessage', 'redactMessage', () => undefined),
      redactCase: () => ask('redactCase', 'redactCase', () => undefined),
      bulk: (id, { cases: which, edit }) =>
        ask('bulk', `bulk ${JSON.stringify(edit)}`, () => {
          const ids = 'ids' in which ? which.ids : [...cases.keys()];
          for (const one of ids) change(one, { ...(edit.state && { state: edit.state }) }, { caseId: one, kind: 'case.changed' });
          return (server.bulkNow = { id, state: 'done', total: ids.length, done: ids.length, failed: 0, failedCases: [] });
        }),
      bulkProgress: () => ask('bulkProgress', 'bulkProgress', () => server.bulkNow!),
      undoBulk: () => ask('undoBulk', 'undoBulk', () => (server.bulkNow = { ...server.bulkNow!, state: 'undone' })),
      colleagues: () => ask('colleagues', 'colleagues', () => [{ ...SESSION.staff, games: ['lantern-drift'], named: ['lantern-drift'] }]),
      caseById: (id) => ask('caseById', `caseById ${id}`, () => find(id)),
      reply: (id, reply) =>
        ask('reply', 'reply', () => {
          server.replies.push(reply);
          if (undone.has(reply.id)) throw new ApiError('id_taken');
          const { messages, drafts } = find(id);
          if (messages.some((message) => message.id === reply.id)) return;
          forgetSent(drafts, 'reply', reply.text);
          const { holdMs = 0, text, attachments = [], actions } = reply;
          if (holdMs > 0) {
            const by = SESSION.staff;
            const held = { id: reply.id, caseId: id, by, text, attachments, heldAt: 3_000, leftMs: holdMs, ...(actions && { actions }) };
            return change(id, { held: [...find(id).held, held] }, { caseId: id, kind: 'reply.held', id: reply.id, by: by.id });
          }
          const marks = reply.format ? { markdown: text } : {};
          add(id, { id: reply.id, text, ...marks, attachments, from: 'staff', author: 'Rosa', at: 3_000 });
        }),
      heldReplies: () => ask('heldReplies', 'heldReplies', () => [...cases.values()].flatMap(({ held }) => held)),
      undoReply: (id, reply) => ask('undoReply', 'undoReply', () => end(id, reply)),
      discardReply: (id, reply) => ask('discardReply', 'discardReply', () => end(id, reply)),
      read: (id, { upTo }) =>
        ask('read', `read ${upTo}`, () => {
          change(id, { staffReadSeq: upTo }, { caseId: id, kind: 'case.seen', by: 'staff', upTo });
        }),
      setState: (id, { state }) =>
        ask('setState', `setState ${state}`, () => {
          change(id, { state, updatedAt: find(id).updatedAt + 1 }, { caseId: id, kind: 'case.changed' });
        }),
      askSolved: (id) =>
        ask('askSolved', 'askSolved', () => {
          change(id, { state: 'answered', solved: 'asked' }, { caseId: id, kind: 'case.changed' });
        }),
      waitingChats: async () => [...cases.values()].filter(({ live }) => live === 'waiting').map(summaryOf),
      acceptChat: (id) =>
        ask('acceptChat', 'acceptChat', () => {
          if (find(id).live !== 'waiting') throw new ApiError('chat_taken');
          change(id, { live: 'active' }, { caseId: id, kind: 'case.changed' });
        }),
      endChat: (id) => ask('endChat', 'endChat', () => change(id, { live: 'ended' }, { caseId: id, kind: 'case.changed' })),
      importReport: (file) => ask('importReport', `importReport ${file.size}`, () => server.imported),
    },
  };
  return server;
}

function countsOf(cases: readonly CaseDetail[]): ViewCounts {
  const of = (state: string) => cases.filter((one) => one.state === state).length;
  const [waiting, answered, closed] = [of('open'), of('answered'), of('closed')];
  return { builtIn: { mine: 0, unassigned: waiting, waiting, live: 0, answered, closed, all: cases.length }, saved: {} };
}
