import type { ComponentChildren } from 'preact';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import type { Deed } from '../use-deed.ts';
import type { Edit } from './use-edit.ts';

interface EditBarProps<T> {
  edit: Edit<T>;
  deed: Deed;
  /** False: it cannot be saved as it stands. */
  ready: boolean;
  /** Also what nobody has touched yet can be saved. */
  begun?: boolean;
  children?: ComponentChildren;
}

/** Below what is edited: that it is not saved, what came between, and the buttons to save it or to give it up. */
export function EditBar<T>({ edit, deed, ready, begun = false, children }: EditBarProps<T>) {
  const problem = deed.problem.value;
  const changed = edit.changed.value;
  const overtaken = changed && edit.basedOn.value !== edit.version.value;
  return (
    <div class="edit-bar">
      <p class="form-problem" role="alert">
        {problem && !overtaken && text.common.because(problemText(problem), problem.detail ?? '')}
      </p>
      {overtaken && (
        <div class="edit-overtaken" role="status">
          <p>{text.editors.overtaken}</p>
          <button type="button" class="button" onClick={edit.insist}>
            {text.editors.insist}
          </button>
        </div>
      )}
      <div class="form-buttons">
        <p class="form-done" role="status">
          {changed && text.editors.unsaved}
        </p>
        {children}
        {changed && (
          <button type="button" class="button" onClick={edit.drop}>
            {text.editors.drop}
          </button>
        )}
        <button type="submit" class="button button-primary" disabled={deed.busy.value || !(changed || begun) || overtaken || !ready}>
          {deed.busy.value ? text.common.saving : text.common.save}
        </button>
      </div>
    </div>
  );
}
