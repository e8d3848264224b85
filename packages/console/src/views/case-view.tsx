import type { Signal } from '@preact/signals';
import { EmptyState } from '../components/empty-state.tsx';
import { problemText } from '../format/problem-text.ts';
import { CaseHeader } from './case-header.tsx';
import { Conversation } from './conversation.tsx';
import { useDesk } from './desk-context.ts';
import { ReplyBox } from './reply-box.tsx';

/** The open case: what it is, what was said, and where the answer is written. */
export function CaseView({ context }: { context: Signal<boolean> }) {
  const { openCase, show } = useDesk();
  const { id, head, detail, problem } = openCase;
  if (!id.value) {
    return (
      <section class="case case-none" aria-label="Case">
        <EmptyState icon="feedback" title="Pick a case to read">
          <p class="quiet">
            <kbd>j</kbd> <kbd>k</kbd> move through the list, <kbd>Enter</kbd> opens, <kbd>?</kbd> shows every key.
          </p>
        </EmptyState>
      </section>
    );
  }
  return (
    <section class="case" aria-label="Case">
      {head.value && <CaseHeader summary={head.value} context={context} />}
      {problem.value && (
        <div class={detail.value ? 'case-problem' : 'case-problem case-problem-whole'} role="alert">
          <p>{problemText(problem.value)}</p>
          {problem.value.code === 'not_found' ? (
            <button type="button" class="button" onClick={() => show(null)}>
              Back to the list
            </button>
          ) : (
            <button type="button" class="button" onClick={() => void openCase.reload()}>
              Try again
            </button>
          )}
        </div>
      )}
      {detail.value ? (
        <>
          <Conversation key={detail.value.id} detail={detail.value} />
          <ReplyBox key={`reply-${detail.value.id}`} detail={detail.value} />
        </>
      ) : (
        !problem.value && (
          <div class="conversation conversation-loading" role="status">
            <span class="visually-hidden">Loading the case…</span>
          </div>
        )
      )}
    </section>
  );
}
