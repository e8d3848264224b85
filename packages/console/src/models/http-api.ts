import type { CaseDetail, CasePage, ImportAnswer, Session } from '@savepoint/protocol';
import type { Api, CaseQuestion } from './api.ts';
import type { Http } from './http.ts';

/** The desk's questions in, requests to the same origin out; problem documents come back as `ApiError`s. */
export function createHttpApi(http: Http): Api {
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
    read: (caseId, upTo) => http.post(at(caseId, '/read'), upTo),
    setState: (caseId, state) => http.post(at(caseId, '/state'), state),
    askSolved: (caseId) => http.post(at(caseId, '/solved'), {}),
    waitingChats: async () => (await http.get<CasePage>('/staff/cases?live=waiting&limit=100')).cases,
    acceptChat: (caseId) => http.post(`/staff/chats/${encodeURIComponent(caseId)}/accept`, {}),
    endChat: (caseId) => http.post(`/staff/chats/${encodeURIComponent(caseId)}/end`, {}),
    importReport: (file) => http.post<ImportAnswer>('/staff/import', file),
  };
}

function queryText(query: CaseQuestion): string {
  const search = new URLSearchParams();
  const entries: [string, string | number | undefined][] = Object.entries(query);
  for (const [name, value] of entries) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : '';
}
