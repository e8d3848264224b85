import { PROBLEMS, type Problem, type ProblemCode } from '@savepoint/protocol';

export type ProblemExtras = Pick<Problem, 'detail' | 'retryAfterMs' | 'offset' | 'meanwhile'>;

/** Thrown anywhere below a route, answered as a problem document. The code decides, the detail is for people. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(PROBLEMS[code][1]);
    this.code = code;
    this.extras = extras;
  }
}

/** In: a problem's code. Out: its document (RFC 9457) as a response. */
export function problemResponse(code: ProblemCode, extras: ProblemExtras, requestId: string): Response {
  const [status, title] = PROBLEMS[code];
  const body: Problem = { type: 'about:blank', title, status, code, ...extras, requestId };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (extras.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(extras.retryAfterMs / 1_000)));
  if (extras.offset !== undefined) headers.set('upload-offset', String(extras.offset));
  return new Response(JSON.stringify(body), { status, headers });
}
