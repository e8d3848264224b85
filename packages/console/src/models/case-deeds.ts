import type { CaseSummary, EditRequest, NoteRequest, RedactCaseRequest, RedactRequest, ReplyActions, Uuid } from '@savepoint/protocol';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import type { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import { undoOf } from './macro.ts';
import type { Notices } from './notices.ts';
import type { OpenCase } from './open-case.ts';
import type { Page } from './page.ts';

/** What an agent does to one case. Each says whether the server took it; if not, a notice has said why. */
export interface CaseDeeds {
  edit(caseId: Uuid, edit: EditRequest): Promise<boolean>;
  /** Takes back what was done to a case that stood so before, as far as nobody has changed it again. */
  undo(before: CaseSummary, actions: ReplyActions): Promise<boolean>;
  setState(caseId: Uuid, state: 'open' | 'closed'): Promise<boolean>;
  /** Asks the player whether the case is solved. */
  askSolved(caseId: Uuid): Promise<boolean>;
  acceptChat(caseId: Uuid): Promise<boolean>;
  endChat(caseId: Uuid): Promise<boolean>;
  /** Bans the player until then, 0 ends it; the open case shows it. */
  ban(playerId: Uuid, until: number): Promise<boolean>;
  signOutPlayer(playerId: Uuid): Promise<boolean>;
  /** Takes parts of a message away for good. Done or not, the open case then shows what stands. */
  redactMessage(id: Uuid, request: RedactRequest): Promise<boolean>;
  redactCase(caseId: Uuid, request: RedactCaseRequest): Promise<boolean>;
  note(caseId: Uuid, note: NoteRequest): Promise<boolean>;
  /** Anything else, with what is said when it fails. */
  tried(act: () => Promise<void>, failure: string): Promise<boolean>;
}

/** What is done is pushed at once as a rule; after this the case is asked for. */
export const PUSH_PATIENCE_MS = 1_500;

export function createCaseDeeds(api: Api, openCase: OpenCase, notices: Notices, page: Page): CaseDeeds {
  async function tried(act: () => Promise<void>, failure: string): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (thrown) {
      notices.show({ text: text.common.because(failure, problemText(asApiError(thrown))), tone: 'bad' });
      return false;
    }
  }

  async function redacted(act: () => Promise<void>): Promise<boolean> {
    const done = await tried(act, text.redaction.notDone);
    await openCase.reload();
    return done;
  }

  async function refreshIfStale(caseId: Uuid, state: 'open' | 'closed'): Promise<void> {
    const detail = openCase.detail.peek();
    if (detail?.id === caseId && (detail.state === 'closed') !== (state === 'closed')) await openCase.reload();
  }

  return {
    tried,
    edit: (caseId, edit) => tried(() => api.edit(caseId, edit), text.lists.edited),
    undo: (before, actions) =>
      tried(async () => {
        const back = undoOf(before, actions, await api.caseById(before.id));
        if (back) return api.edit(before.id, back);
        notices.show({ text: text.cases.notUndone, tone: 'plain' });
      }, text.lists.edited),
    async setState(caseId, state) {
      const failure = state === 'closed' ? text.cases.notClosed : text.cases.notOpened;
      const done = await tried(() => api.setState(caseId, { state }), failure);
      if (done && openCase.id.peek() === caseId) page.later(() => void refreshIfStale(caseId, state), PUSH_PATIENCE_MS);
      return done;
    },
    askSolved: (caseId) => tried(() => api.askSolved(caseId), text.cases.notAsked),
    acceptChat: (caseId) => tried(() => api.acceptChat(caseId), text.cases.notAccepted),
    async ban(playerId, until) {
      const done = await tried(() => api.ban(playerId, until), text.context.card.notDone);
      if (done) await openCase.reload();
      return done;
    },
    async signOutPlayer(playerId) {
      const done = await tried(() => api.signOutPlayer(playerId), text.context.card.notDone);
      if (done) notices.show({ text: text.context.card.signedOut, tone: 'plain' });
      return done;
    },
    redactMessage: (id, request) => redacted(() => api.redactMessage(id, request)),
    redactCase: (caseId, request) => redacted(() => api.redactCase(caseId, request)),
    note: (caseId, note) => tried(() => api.note(caseId, note), text.notes.notAdded),
    endChat: (caseId) => tried(() => api.endChat(caseId), text.cases.notEnded),
  };
}
