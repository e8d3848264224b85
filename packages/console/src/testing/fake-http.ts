import { ApiError } from '../models/api-error.ts';
import type { Http } from '../models/http.ts';

/** A server of prepared answers, by `GET /address`: each is given, or thrown when it is an error. Others are not found. */
export interface FakeHttp extends Http {
  answers: Map<string, unknown>;
  /** What was asked, with what was sent. */
  asked: { what: string; body: unknown }[];
}

export function createFakeHttp(answers: Record<string, unknown> = {}): FakeHttp {
  const prepared = new Map(Object.entries(answers));
  const asked: FakeHttp['asked'] = [];
  const ask = <T>(what: string, body?: unknown): Promise<T> => {
    asked.push({ what, body });
    const answer = prepared.has(what) ? prepared.get(what) : new ApiError('not_found');
    return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer as T);
  };
  return {
    answers: prepared,
    asked,
    get: (url) => ask(`GET ${url}`),
    post: (url, body) => ask(`POST ${url}`, body),
    put: (url, body) => ask(`PUT ${url}`, body),
    delete: (url, body) => ask(`DELETE ${url}`, body),
  };
}
