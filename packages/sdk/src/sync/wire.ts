import type { Platform } from '../platform/platform.ts';

/**
 * What came of one request. `undelivered` covers everything that is not this server's own word: no network, a captive
 * portal's page, a proxy's refusal, a 5xx. `problem` is the server's typed refusal.
 */
export type Outcome<T> =
  | { is: 'answer'; body: T }
  | { is: 'problem'; status: number; code: string }
  | { is: 'undelivered'; retryAfterMs: number };

const ANSWER_LIMIT_MS = 30_000;
/** A phone at the edge of a cell still sends this much: a file gets the time for it on top. */
const SLOWEST_BYTES_PER_MS = 16;

export interface Wire {
  /** `body` as JSON by POST. */
  post<T>(path: string, body: unknown, token?: string): Promise<Outcome<T>>;
  put(path: string, body: Blob, token: string): Promise<Outcome<undefined>>;
}

/** Requests to the support server at `endpoint`; never rejects. */
export function createWire(platform: Platform, endpoint: string): Wire {
  const base = endpoint.replace(/\/+$/, '');

  async function request<T>(path: string, init: RequestInit, token?: string, sizeBytes = 0): Promise<Outcome<T>> {
    const abort = new AbortController();
    const undo = platform.after(ANSWER_LIMIT_MS + sizeBytes / SLOWEST_BYTES_PER_MS, () => abort.abort());
    try {
      const response = await platform.fetch(base + path, {
        ...init,
        headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) },
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        signal: abort.signal,
      });
      return await readAnswer<T>(response);
    } catch {
      return { is: 'undelivered', retryAfterMs: 0 };
    } finally {
      undo();
    }
  }

  return {
    post: (path, body, token) =>
      request(
        path,
        { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
        token,
      ),
    put: (path, body, token) => request(path, { method: 'PUT', body }, token, body.size),
  };
}

async function readAnswer<T>(response: Response): Promise<Outcome<T>> {
  const kind = response.headers.get('content-type') ?? '';
  if (response.status === 204) return { is: 'answer', body: undefined as T };
  if (response.ok && kind.startsWith('application/json')) return { is: 'answer', body: await response.json() };
  if (kind.startsWith('application/problem+json')) {
    const { status, code, retryAfterMs = 0 } = await response.json();
    const wait = status === 429 || status >= 500;
    return wait ? { is: 'undelivered', retryAfterMs } : { is: 'problem', status, code };
  }
  const seconds = Number(response.headers.get('retry-after'));
  return { is: 'undelivered', retryAfterMs: seconds > 0 ? seconds * 1_000 : 0 };
}
