import type { Context } from 'hono';
import { ProblemError } from '../http/problem.ts';
import type { Outcome } from './acting.ts';
import type { Written } from './write-effects.ts';

/** What came of an action in; nothing out, or the problem why nothing was done. */
export function answerOutcome(c: Context, outcome: Outcome, onChange: (written: Written) => void): Response {
  if (outcome === 'wrong_owner') throw new ProblemError('malformed', { detail: 'This owner does not answer in this game' });
  if (typeof outcome !== 'string' && 'meanwhile' in outcome) throw new ProblemError('answered_meanwhile', outcome);
  if (typeof outcome === 'string') throw new ProblemError(outcome);
  onChange(outcome);
  return c.body(null, 204);
}
