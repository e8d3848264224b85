import type {
  BulkProgress,
  CannedRepliesPage,
  CaseDetail,
  CasePage,
  ColleaguesPage,
  DraftSaved,
  HeldRepliesPage,
  ImportAnswer,
  MentionsPage,
  SavedView,
  Session,
  ViewsPage,
} from '@savepoint/protocol';
import type { Api, CaseQuestion } from './api.ts';
import { everyPage } from './every-page.ts';
import type { Http } from './http.ts';
import { sha256Of } from './sha256.ts';
import { uploadFile, type UploadFile } from './upload-file.ts';

/** The desk's questions in, requests to the same origin out; problem documents come back as `ApiError`s. */
export function createHttpApi(http: Http, upload: UploadFile = uploadFile): Api {
  const at = (caseId: string, rest = '') => `/staff/cases/${encodeURIComponent(caseId)}${rest}`;
  const session = () => http.get<Session>('/staff/session');
  return {
    session,
    async signIn(credentials) {
      await http.post('/staff/session', credentials);
      return session();
    },
    signOut: () => http.delete('/staff/session'),
    cases: (query) => http.get<CasePage>(`/staff/cases${queryText(query)}`),
    caseById: (id) => http.get<CaseDetail>(at(id)),
    reply: (caseId, reply) => http.post(at(caseId, '/messages'), reply),
    undoReply: (caseId, id) => http.post(at(caseId, `/held/${encodeURIComponent(id)}/undo`), {}),
    discardReply: (caseId, id) => http.delete(at(caseId, `/held/${encodeURIComponent(id)}`)),
    heldReplies: async () => (await http.get<HeldRepliesPage>('/staff/held-replies')).replies,
    read: (caseId, upTo) => http.post(at(caseId, '/read'), upTo),
    setState: (caseId, state) => http.post(at(caseId, '/state'), state),
    askSolved: (caseId) => http.post(at(caseId, '/solved'), {}),
    waitingChats: async () => (await http.get<CasePage>('/staff/cases?live=waiting&limit=100')).cases,
    acceptChat: (caseId) => http.post(`/staff/chats/${encodeURIComponent(caseId)}/accept`, {}),
    endChat: (caseId) => http.post(`/staff/chats/${encodeURIComponent(caseId)}/end`, {}),
    views: (after) => http.get<ViewsPage>(`/staff/views${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`),
    saveView: (id, view, share) =>
      http.put(viewPath({ id, scope: share === 'personal' ? 'personal' : 'team' }), typeof share === 'object' ? { ...view, ...share } : view),
    removeView: (view) => http.delete(viewPath(view)),
    edit: (caseId, edit) => http.post(at(caseId, '/edit'), edit),
    note: (caseId, note) => http.post(at(caseId, '/notes'), note),
    mentions: async () => (await http.get<MentionsPage>('/staff/mentions')).mentions,
    seeMentions: (caseId) => http.post(at(caseId, '/mentions/seen'), {}),
    cannedReplies: () => everyPage((after) => http.get<CannedRepliesPage>(`/staff/canned-replies${after}`), ({ replies }) => replies),
    useCanned: (id) => http.post(`/staff/canned-replies/${encodeURIComponent(id)}/used`, {}),
    saveDraft: (caseId, mode, words) => http.put<DraftSaved>(at(caseId, `/drafts/${mode}`), words),
    async upload(file, onShare) {
      const sha256 = await sha256Of(file);
      await upload(`/staff/files/${sha256}`, file, onShare);
      return sha256;
    },
    ban: (playerId, until) => http.post(`/staff/players/${encodeURIComponent(playerId)}/ban`, { until }),
    signOutPlayer: (playerId) => http.post(`/staff/players/${encodeURIComponent(playerId)}/sign-out`, {}),
    redactMessage: (id, request) => http.post(`/staff/messages/${encodeURIComponent(id)}/redact`, request),
    redactCase: (id, request) => http.post(at(id, '/redact'), request),
    bulk: (id, request) => http.put<BulkProgress>(`/staff/bulk/${id}`, request),
    bulkProgress: (id) => http.get<BulkProgress>(`/staff/bulk/${id}`),
    undoBulk: (id) => http.post<BulkProgress>(`/staff/bulk/${id}/undo`, {}),
    colleagues: async () => (await http.get<ColleaguesPage>('/staff/colleagues')).colleagues,
    importReport: (file) => http.post<ImportAnswer>('/staff/import', file),
  };
}

function queryText({ conditions, sort, before, limit }: CaseQuestion): string {
  const search = new URLSearchParams();
  if (conditions.tests.length > 0) search.set('where', JSON.stringify(conditions));
  if (sort) search.set('sort', sort);
  if (before) search.set('before', before);
  if (limit) search.set('limit', String(limit));
  return search.size > 0 ? `?${search}` : '';
}

function viewPath({ id, scope }: { id: string; scope: SavedView['scope'] }): string {
  return `/staff/${scope === 'personal' ? 'views' : 'shared-views'}/${encodeURIComponent(id)}`;
}
