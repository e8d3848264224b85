import type { CaseState, Solved } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';

/** A case's state in, a word with its colour out. */
export function StateBadge({ state, solved }: { state: CaseState; solved?: Solved | undefined }) {
  return <span class={`badge badge-${state}`}>{solved ? text.names.solved[solved] : text.names.states[state]}</span>;
}
