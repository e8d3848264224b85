import { TOPICS, type CaseState, type CaseSummary, type Topic } from '@savepoint/protocol';
import { playerName } from '../format/names.ts';
import type { CaseFilter } from './api.ts';

export const CASE_STATES: readonly CaseState[] = ['open', 'answered', 'closed'];

export const isState = (value: string | null | undefined): value is CaseState =>
  value !== null && CASE_STATES.includes(value as CaseState);

export const isTopic = (value: string | null | undefined): value is Topic =>
  value !== null && TOPICS.includes(value as Topic);

/**
 * Whether a pushed case belongs in the list. The text is looked for only in what a list shows: the server's search also
 * reads the messages, and its answer replaces this guess at the next load.
 */
export function matches(summary: CaseSummary, filter: CaseFilter): boolean {
  return (
    (!filter.state || summary.state === filter.state) &&
    (!filter.game || summary.gameId === filter.game) &&
    (!filter.topic || summary.topic === filter.topic) &&
    (!filter.tag || summary.tags.includes(filter.tag)) &&
    (!filter.text || mentions(summary, filter.text))
  );
}

function mentions(summary: CaseSummary, text: string): boolean {
  const shown = [summary.subject, playerName(summary.player), summary.lastMessage.excerpt, `#${summary.number}`];
  return shown.join('\n').toLowerCase().includes(text.trim().toLowerCase());
}
