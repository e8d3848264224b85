import { PROBLEMS } from '@savepoint/protocol';
import type { CaseDetail, CasePage, ImportAnswer, ProblemCode, Session } from '@savepoint/protocol';
import type { Api, CaseQuestion } from './api.ts';
import { ApiError } from './api-error.ts';

/** The desk's questions in, requests to the same origin out; problem documents come back as `ApiError`s. */
const TIME_LIMIT_MS = 20_000;
/** For a whole file with its pictures, over a slow line. */
const FILE_LIMIT_MS = 180_000;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export function createHttpApi(fetch: Fetch): Api {
  const json = <T>(url: string) => request(fetch, 'GET', url).then((response) => read<T>(response));
  const post = async (url: string, body: unknown) => void (await request(fetch, 'POST', url, body));
  const at = (caseId: string, rest = '') => `/staff/cases/${encodeURIComponent(caseId)}${rest}`;
  const session = () => json<Session>('/staff/session');
  return {
    session,
    async signIn(credentials) {
      await post('/staff/session', credentials);
      return session();
    },
    signOut: async () => void (await request(fetch, 'DELETE', '/staff/session')),
    cases: (query) => json<CasePage>(`/staff/cases${queryText(query)}`),
    caseById: (id) => json<CaseDetail>(at(id)),
    reply: (caseId, reply) => post(at(caseId, '/messages'), reply),
    read: (caseId, upTo) => post(at(caseId, '/read'), upTo),
    setState: (caseId, state) => post(at(caseId, '/state'), state),
    askSolved: (caseId) => post(at(caseId, '/solved'), {}),
    waitingChats: async () => (await json<CasePage>('/staff/cases?live=waiting&limit=100')).cases,
    acceptChat: (caseId) => post(`/staff/chats/${encodeURIComponent(caseId)}/accept`, {}),
    endChat: (caseId) => post(`/staff/chats/${encodeURIComponent(caseId)}/end`, {}),
    importReport: async (file) => read<ImportAnswer>(await request(fetch, 'POST', '/staff/import', file)),
  };
}

async function request(fetch: Fetch, method: string, url: string, body?: unknown): Promise<Response> {
  let response: Response;
  const isFile = body instanceof Blob;
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(isFile ? FILE_LIMIT_MS : TIME_LIMIT_MS),
      ...(body !== undefined && {
        body: isFile ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
  } catch (cause) {
    const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new ApiError(timedOut ? 'timed_out' : 'unreachable', { cause });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function read<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (cause) {
    throw new ApiError('internal', { cause });
  }
}

/** A proxy between may answer without a problem document; then the status is all there is. */
async function problemOf(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null);
  const fields = typeof problem === 'object' && problem !== null ? (problem as Record<string, unknown>) : {};
  return new ApiError(isCode(fields.code) ? fields.code : codeOf(response.status), {
    retryAfterMs: typeof fields.retryAfterMs === 'number' ? fields.retryAfterMs : undefined,
    requestId: typeof fields.requestId === 'string' ? fields.requestId : undefined,
  });
}

const isCode = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(PROBLEMS, code);

function codeOf(status: number): ProblemCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 429) return 'too_many_requests';
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal';
}

function queryText(query: CaseQuestion): string {
  const search = new URLSearchParams();
  const entries: [string, string | number | undefined][] = Object.entries(query);
  for (const [name, value] of entries) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : '';
}
