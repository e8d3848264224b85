import type { Context } from '@savepoint/protocol';
import { offset } from './duration.ts';

/** Breadcrumbs, errors and refused requests in, one line of time out, newest last, told from the moment of the report. */
export interface Moment {
  at: number;
  /** `−0:42`: how long before the report. */
  offset: string;
  text: string;
  category?: string;
  error: boolean;
}

/** Beyond this distance the server's moment and the player's clock cannot be about the same thing. */
const CLOCK_SLACK_MS = 60 * 60 * 1000;

/**
 * When the report was written, by the player's own clock, which may be wrong: breadcrumbs carry that clock, and only
 * against it do their distances hold.
 */
export function reportMoment(context: Context, openedAtMs: number): number {
  if (context.session) return context.session.startedAt + context.session.lengthMs;
  const moments = [...(context.breadcrumbs ?? []), ...(context.errors ?? []), ...(context.requests ?? [])].map(({ at }) => at);
  const last = moments.length > 0 ? Math.max(...moments) : openedAtMs;
  return last <= openedAtMs && openedAtMs - last < CLOCK_SLACK_MS ? openedAtMs : last;
}

export function timeline(context: Context, openedAtMs: number): Moment[] {
  const report = reportMoment(context, openedAtMs);
  const crumbs = (context.breadcrumbs ?? []).map(({ at, text, category }) => ({ at, text, category, error: false }));
  const errors = (context.errors ?? []).map(({ at, message }) => ({ at, text: message, error: true }));
  const requests = (context.requests ?? []).map(({ at, status, url }) => ({ at, text: `${status} ${url}`, error: true }));
  return [...crumbs, ...errors, ...requests]
    .toSorted((a, b) => a.at - b.at)
    .map((moment) => ({ ...moment, offset: offset(moment.at - report) }));
}
