import { EmptyState } from '../../components/empty-state.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import type { Loaded } from '../../models/settings/loaded.ts';

/** Something that may not have come in; that it is on its way, or why not and another try, out. Null once it is here. */
export function LoadProblem<T>({ of }: { of: Loaded<T> }) {
  const problem = of.problem.value;
  if (problem) {
    return (
      <EmptyState icon="alert" title={text.settings.failed}>
        <p>{problemText(problem)}</p>
        <button type="button" class="button" onClick={() => void of.load()}>
          {text.common.tryAgain}
        </button>
      </EmptyState>
    );
  }
  if (of.value.value !== null) return null;
  return (
    <p class="quiet" role="status">
      {text.common.loading}
    </p>
  );
}
