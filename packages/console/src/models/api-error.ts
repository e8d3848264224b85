import { PROBLEMS, type Meanwhile, type ProblemCode } from '@savepoint/protocol';

/** Why a request came to nothing: the server's problem code, or that no answer came at all. */
export type FailureCode = ProblemCode | 'unreachable' | 'timed_out';

export class ApiError extends Error {
  readonly code: FailureCode;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  /** What exactly was wrong, in English, for those who wrote it: a field of a form, for example. */
  readonly detail: string | undefined;

  /** With `answered_meanwhile`: what colleagues wrote. */
  readonly meanwhile: readonly Meanwhile[] | undefined;

  constructor(code: FailureCode, more: Partial<Pick<ApiError, 'retryAfterMs' | 'requestId' | 'detail' | 'meanwhile' | 'cause'>> = {}) {
    super(code, { cause: more.cause });
    this.name = 'ApiError';
    this.code = code;
    this.retryAfterMs = more.retryAfterMs;
    this.requestId = more.requestId;
    this.detail = more.detail;
    this.meanwhile = more.meanwhile;
  }

  /** Whether the server surely did nothing. Otherwise what was asked may have happened although no answer came. */
  get refused(): boolean {
    return this.code in PROBLEMS && this.code !== 'internal' && this.code !== 'unavailable';
  }
}

/** Any thrown thing as an `ApiError`. */
export function asApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('internal', { cause: thrown });
}
