import type { CaseState } from '@savepoint/protocol';
import { STATE_NAMES } from '../format/names.ts';

/** A case's state in, a word with its colour out. */
export function StateBadge({ state }: { state: CaseState }) {
  return <span class={`badge badge-${state}`}>{STATE_NAMES[state]}</span>;
}
