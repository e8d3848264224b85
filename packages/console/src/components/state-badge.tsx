import type { CaseState, Solved } from '@savepoint/protocol';
import { SOLVED_NAMES, STATE_NAMES } from '../format/names.ts';

/** A case's state in, a word with its colour out. */
export function StateBadge({ state, solved }: { state: CaseState; solved?: Solved | undefined }) {
  return <span class={`badge badge-${state}`}>{solved ? SOLVED_NAMES[solved] : STATE_NAMES[state]}</span>;
}
