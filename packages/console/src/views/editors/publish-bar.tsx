import { useSignal } from '@preact/signals';
import { diffLines } from 'diff';
import type { ComponentChildren } from 'preact';
import { Modal } from '../../components/modal.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { pieceState } from '../../models/settings/help-table.ts';
import { useDeed } from '../use-deed.ts';

interface PublishBarProps {
  versions: { version: number; liveVersion?: number };
  /** Whether one's role may publish. */
  allowed: boolean;
  /** What players have and what they would get, as text; empty: nothing. */
  before: string;
  after: string;
  publish: () => Promise<unknown>;
  unpublish: () => Promise<unknown>;
  onDone: () => Promise<void>;
  /** What else is to be known before it is published. */
  children?: ComponentChildren;
}

/** What players have of something, and the way to give them what was saved, or to take it back. */
export function PublishBar({ versions, allowed, before, after, publish, unpublish, onDone, children }: PublishBarProps) {
  const asking = useSignal<'publish' | 'unpublish' | null>(null);
  const deed = useDeed();
  const state = pieceState(versions);
  const problem = deed.problem.value;
  if (!allowed) return <p class="quiet">{text.help.told[state]}</p>;
  const carryOut = async () => {
    if (!(await deed.run(asking.peek() === 'publish' ? publish : unpublish))) return;
    asking.value = null;
    await onDone();
  };
  return (
    <div class="help-publish">
      <p role="status">{text.help.told[state]}</p>
      <div class="form-buttons">
        {state !== 'draft' && (
          <button type="button" class="button" onClick={() => (asking.value = 'unpublish')}>
            {text.help.unpublish}
          </button>
        )}
        {state !== 'live' && (
          <button type="button" class="button button-primary" onClick={() => (asking.value = 'publish')}>
            {text.help.publish}
          </button>
        )}
      </div>
      {asking.value && (
        <Modal label={text.help[asking.value]} class="modal-form modal-wide" onClose={() => (asking.value = null)}>
          <h2>{asking.value === 'publish' ? text.help.publishAsk : text.help.unpublishAsk}</h2>
          {asking.value === 'publish' && children}
          {asking.value === 'publish' && <Difference before={before} after={after} />}
          <p class="form-problem" role="alert">
            {problem && problemText(problem)}
          </p>
          <div class="form-buttons">
            <button type="button" class="button" onClick={() => (asking.value = null)}>
              {text.common.cancel}
            </button>
            <button
              type="button"
              class="button button-primary"
              disabled={deed.busy.value}
              onClick={() => void carryOut()}
            >
              {text.help[asking.value]}
            </button>
          </div>
        </Modal>
      )}
    </div>
  );
}

/** Line by line what players lose and get. */
function Difference({ before, after }: { before: string; after: string }) {
  return (
    <pre class="difference" tabIndex={0} dir="auto">
      {diffLines(before, after).map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>;
      })}
    </pre>
  );
}
