import { useSignal } from '@preact/signals';
import { diffLines } from 'diff';
import type { ComponentChildren } from 'preact';
import { Modal } from '../../components/modal.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { pieceState, type PieceState } from '../../models/settings/help-table.ts';
import { useDeed } from '../use-deed.ts';

interface PublishBarProps {
  versions: { version: number; liveVersion?: number };
  /** What is said where giving it to players is something else. */
  words?: { told: Record<PieceState, string>; publish: string; publishAsk: string; unpublishAsk?: string };
  /** Whether one's role may publish. */
  allowed: boolean;
  /** What players have and what they would get, as text; empty: nothing. */
  before: string;
  after: string;
  publish: () => Promise<unknown>;
  /** Absent: it cannot be taken back. */
  unpublish?: () => Promise<unknown>;
  onDone: () => Promise<void>;
  /** What else is to be known before it is published. */
  children?: ComponentChildren;
}

/** What players have of something, and the way to give them what was saved, or to take it back. */
export function PublishBar(props: PublishBarProps) {
  const { versions, words = text.help, allowed, before, after, publish, unpublish, onDone, children } = props;
  const asking = useSignal<'publish' | 'unpublish' | null>(null);
  const deed = useDeed();
  const state = pieceState(versions);
  const problem = deed.problem.value;
  if (!allowed) return <p class="quiet">{words.told[state]}</p>;
  const names = { publish: words.publish, unpublish: text.help.unpublish };
  const carryOut = async () => {
    const act = asking.peek() === 'publish' ? publish : unpublish;
    if (!act) return;
    const done = await deed.run(act);
    if (done) asking.value = null;
    // What stands there by now is shown before it is asked again.
    if (done || deed.problem.peek()?.code === 'version_mismatch') await onDone();
  };
  return (
    <div class="help-publish">
      <p role="status">{words.told[state]}</p>
      <div class="form-buttons">
        {state !== 'draft' && unpublish && (
          <button type="button" class="button" onClick={() => (asking.value = 'unpublish')}>
            {text.help.unpublish}
          </button>
        )}
        {state !== 'live' && (
          <button type="button" class="button button-primary" onClick={() => (asking.value = 'publish')}>
            {words.publish}
          </button>
        )}
      </div>
      {asking.value && (
        <Modal label={names[asking.value]} class="modal-form modal-wide" held={deed.busy.value} onClose={() => (asking.value = null)}>
          <h2>{asking.value === 'publish' ? words.publishAsk : (words.unpublishAsk ?? text.help.unpublishAsk)}</h2>
          {asking.value === 'publish' && children}
          {asking.value === 'publish' && <Difference before={before} after={after} />}
          <p class="form-problem" role="alert">
            {problem && problemText(problem)}
          </p>
          <div class="form-buttons">
            <button type="button" class="button" disabled={deed.busy.value} onClick={() => (asking.value = null)}>
              {text.common.cancel}
            </button>
            <button
              type="button"
              class="button button-primary"
              disabled={deed.busy.value}
              onClick={() => void carryOut()}
            >
              {names[asking.value]}
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
