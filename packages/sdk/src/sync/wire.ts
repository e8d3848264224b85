import type { SyncAnswer, SyncRequest } from '@savepoint/protocol';
import type { Platform } from '../platform/platform.ts';

/**
 * What came of one request. `undelivered` covers everything that is not this server's own word: no network, a captive
 * portal's page, a proxy's refusal, a 5xx. `problem` is the server's typed refusal.
 */
export type Outcome<T> =
  | { is: 'answer'; body: T }
  | { is: 'problem'; status: number; code: string; detail?: string }
  | { is: 'undelivered'; retryAfterMs: number };

/** Where an upload goes on, by the server's own word. */
export interface Standing {
  offset: number;
  complete: boolean;
}

const ANSWER_LIMIT_MS = 30_000;
/** A phone at the edge of a cell still sends this much: a file gets the time for it on top. */
const SLOWEST_BYTES_PER_MS = 16;

export interface Wire {
  /** Another way for a sync, while there is one; what it does not take goes by HTTP. */
  link?: ((request: SyncRequest, token: string) => Promise<Outcome<SyncAnswer>> | undefined) | undefined;
  sync(request: SyncRequest, token: string): Promise<Outcome<SyncAnswer>>;
  get<T>(path: string): Promise<Outcome<T>>;
  /** What is no JSON, as it comes. */
  download(path: string, token: string): Promise<Outcome<Blob>>;
  /** `body` as JSON by POST. */
  post<T>(path: string, body: unknown, token?: string): Promise<Outcome<T>>;
  put(path: string, body: Blob, token: string): Promise<Outcome<Standing>>;
  head(path: string, token: string): Promise<Outcome<Standing>>;
  /** A part of an upload; with the last one it is whole. */
  patch(path: string, part: Blob, offset: number, last: boolean, token: string): Promise<Outcome<Standing>>;
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
        // Only what may be answered from a cache: with it Chromium asks anew before each request whether it may ask.
        ...(!init.body && { cache: 'no-store' }),
        signal: abort.signal,
      });
      return await readAnswer<T>(response, init.method === 'HEAD');
    } catch {
      return { is: 'undelivered', retryAfterMs: 0 };
    } finally {
      undo();
    }
  }

  const post = <T>(path: string, body: unknown, token?: string) =>
    request<T>(
      path,
      { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
      token,
    );
  const wire: Wire = {
    post,
    sync: (body, token) => wire.link?.(body, token) ?? post('/v1/sync', body, token),
    get: (path) => request(path, {}),
    download: (path, token) => request(path, {}, token),
    put: (path, body, token) => request(path, { method: 'PUT', body }, token, body.size),
    head: (path, token) => request(path, { method: 'HEAD' }, token),
    patch: (path, body, offset, last, token) =>
      request(
        path,
        {
          method: 'PATCH',
          body,
          headers: {
            'content-type': 'application/partial-upload',
            'upload-offset': `${offset}`,
            'upload-complete': last ? '?1' : '?0',
          },
        },
        token,
        body.size,
      ),
  };
  return wire;
}

async function readAnswer<T>(response: Response, bare: boolean): Promise<Outcome<T>> {
  const { headers, status } = response;
  const kind = headers.get('content-type') ?? '';
  if (status === 204) {
    const standing: Standing = {
      offset: Number(headers.get('upload-offset')),
      complete: headers.get('upload-complete') === '?1',
    };
    return { is: 'answer', body: standing as T };
  }
  if (response.ok && kind.startsWith('application/x-ndjson')) return { is: 'answer', body: (await response.blob()) as T };
  if (response.ok && kind.startsWith('application/json')) return { is: 'answer', body: await response.json() };
  if (kind.startsWith('application/problem+json')) {
    const { code = '', detail, retryAfterMs = 0 } = bare ? {} : await response.json();
    const wait = status === 429 || status >= 500;
    return wait ? { is: 'undelivered', retryAfterMs } : { is: 'problem', status, code, detail };
  }
  const seconds = Number(headers.get('retry-after'));
  return { is: 'undelivered', retryAfterMs: seconds > 0 ? seconds * 1_000 : 0 };
}
