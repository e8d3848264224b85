import { text } from '../i18n/text.ts';
import type { ApiError } from '../models/api-error.ts';
import { duration } from './duration.ts';

/** What went wrong in, one sentence an agent can act on out. */
export function problemText({ code, retryAfterMs, requestId }: ApiError): string {
  const { said, tooMany, failed } = text.problems;
  if (code === 'too_many_requests') return tooMany(retryAfterMs ? duration(retryAfterMs) : undefined);
  return Object.hasOwn(said, code) ? said[code as keyof typeof said] : failed(requestId);
}
