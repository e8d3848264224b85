import { PROBLEMS, type Meanwhile, type ProblemCode } from '@savepoint/protocol';
import { ApiError, asApiError } from './api-error.ts';

/** Questions to the same origin, in JSON; a file goes as it is. Each rejects with an `ApiError` and nothing else. */
export interface Http {
  get<T>(url: string): Promise<T>;
  /** Resolves to undefined where the answer is empty. */
  post<T = void>(url: string, body: unknown): Promise<T>;
  put<T = void>(url: string, body: unknown): Promise<T>;
  delete(url: string, body?: unknown): Promise<void>;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIME_LIMIT_MS = 20_000;
/** For a whole file with its pictures, over a slow line. */
const FILE_LIMIT_MS = 180_000;

export function createHttp(fetch: Fetch): Http {
  const ask = async <T>(method: string, url: string, body?: unknown) => read<T>(await request(fetch, method, url, body));
  return {
    get: (url) => ask('GET', url),
    post: (url, body) => ask('POST', url, body),
    put: (url, body) => ask('PUT', url, body),
    delete: (url, body) => ask('DELETE', url, body),
  };
}

/** The same, but a session is ended when the server no longer knows it: `ender` makes what ends the one that holds just then. */
export function withSessionEnd(http: Http, ender: () => () => void): Http {
  const guard = async <T>(answer: Promise<T>): Promise<T> => {
    const end = ender();
    try {
      return await answer;
    } catch (thrown) {
      if (asApiError(thrown).code === 'unauthorized') end();
      throw thrown;
    }
  };
  return {
    get: (url) => guard(http.get(url)),
    post: (url, body) => guard(http.post(url, body)),
    put: (url, body) => guard(http.put(url, body)),
    delete: (url, body) => guard(http.delete(url, body)),
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
    const body = await response.text();
    return (body === '' ? undefined : JSON.parse(body)) as T;
  } catch (cause) {
    throw new ApiError('internal', { cause });
  }
}

/** A proxy between may answer without a problem document; then the status is all there is. */
export async function problemOf(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null);
  const fields = typeof problem === 'object' && problem !== null ? (problem as Record<string, unknown>) : {};
  return new ApiError(isCode(fields.code) ? fields.code : codeOf(response.status), {
    retryAfterMs: typeof fields.retryAfterMs === 'number' ? fields.retryAfterMs : undefined,
    requestId: typeof fields.requestId === 'string' ? fields.requestId : undefined,
    meanwhile: Array.isArray(fields.meanwhile) ? (fields.meanwhile as Meanwhile[]) : undefined,
    detail: typeof fields.detail === 'string' ? fields.detail : undefined,
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
