import type { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import type { SessionModel } from './session.ts';

/** Any answer "no session" ends the session that it was asked in, whichever question it answers. */
export function withSessionEnd(api: Api, session: Pick<SessionModel, 'ender'>): Api {
  const guard = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      const end = session.ender();
      try {
        return await call(...args);
      } catch (thrown) {
        if (asApiError(thrown).code === 'unauthorized') end();
        throw thrown;
      }
    };
  };
  return {
    session: guard(api.session),
    signIn: api.signIn,
    signOut: api.signOut,
    cases: guard(api.cases),
    caseById: guard(api.caseById),
    reply: guard(api.reply),
    undoReply: guard(api.undoReply),
    discardReply: guard(api.discardReply),
    heldReplies: guard(api.heldReplies),
    read: guard(api.read),
    setState: guard(api.setState),
    askSolved: guard(api.askSolved),
    waitingChats: guard(api.waitingChats),
    acceptChat: guard(api.acceptChat),
    endChat: guard(api.endChat),
    views: guard(api.views),
    saveView: guard(api.saveView),
    removeView: guard(api.removeView),
    edit: guard(api.edit),
    note: guard(api.note),
    mentions: guard(api.mentions),
    seeMentions: guard(api.seeMentions),
    cannedReplies: guard(api.cannedReplies),
    useCanned: guard(api.useCanned),
    saveDraft: guard(api.saveDraft),
    upload: guard(api.upload),
    ban: guard(api.ban),
    signOutPlayer: guard(api.signOutPlayer),
    redactMessage: guard(api.redactMessage),
    redactCase: guard(api.redactCase),
    bulk: guard(api.bulk),
    bulkProgress: guard(api.bulkProgress),
    undoBulk: guard(api.undoBulk),
    colleagues: guard(api.colleagues),
    importReport: guard(api.importReport),
  };
}
