import type { Signal } from '@preact/signals';
import { EmptyState } from '../components/empty-state.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { CaseHeader } from './case-header.tsx';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { useDesk } from './desk-context.ts';

/** The open case: what it is, what was said, and where the answer is written. */
export function CaseView({ context }: { context: Signal<boolean> }) {
  const { openCase, show } = useDesk();
  const { id, head, detail, problem } = openCase;
  if (!id.value) {
    const keys = text.cases.pickKeys;
    return (
      <section class="case case-none" aria-label={text.cases.label}>
        <EmptyState icon="feedback" title={text.cases.pick}>
          <p class="quiet">
            <kbd>j</kbd> <kbd>k</kbd> {keys.move} <kbd>Enter</kbd> {keys.open} <kbd>?</kbd> {keys.help}
          </p>
        </EmptyState>
      </section>
    );
  }
  return (
    <section class="case" aria-label={text.cases.label}>
      {head.value && <CaseHeader key={`head-${head.value.id}`} summary={head.value} context={context} />}
      {problem.value && (
        <div class={detail.value ? 'case-problem' : 'case-problem case-problem-whole'} role="alert">
          <p>{problemText(problem.value)}</p>
          {problem.value.code === 'not_found' ? (
            <button type="button" class="button" onClick={() => show(null)}>
              {text.common.backToList}
            </button>
          ) : (
            <button type="button" class="button" onClick={() => void openCase.reload()}>
              {text.common.tryAgain}
            </button>
          )}
        </div>
      )}
      {detail.value ? (
        <>
          <Conversation key={detail.value.id} detail={detail.value} />
          <Composer key={`composer-${detail.value.id}`} detail={detail.value} />
        </>
      ) : (
        !problem.value && (
          <div class="conversation conversation-loading" role="status">
            <span class="visually-hidden">{text.cases.loading}</span>
          </div>
        )
      )}
    </section>
  );
}
