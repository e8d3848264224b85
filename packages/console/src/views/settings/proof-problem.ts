import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import type { ApiError } from '../../models/api-error.ts';

/** Why a change that asks for one's own password came to nothing; null for nothing. */
export function proofProblem(problem: ApiError | null): string | null {
  if (problem?.code === 'wrong_credentials') return text.account.wrongPassword;
  return problem && problemText(problem);
}
