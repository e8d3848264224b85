import { useSignal } from '@preact/signals';
import type { PieceDetail, PieceName, PieceSummary } from '@savepoint/protocol';
import { diffLines } from 'diff';
import { Modal } from '../../components/modal.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { pieceState } from '../../models/settings/help-table.ts';
import { comparable } from '../../models/settings/piece-edit.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';

interface PublishBarProps {
  game: string;
  name: PieceName;
  detail: PieceDetail;
  pieces: PieceSummary[];
  onDone: () => Promise<void>;
}

/** What players have of a piece, and the way to give them what was saved, or to take it back. */
export function PublishBar({ game, name, detail, pieces, onDone }: PublishBarProps) {
  const { desk, settings } = useSurroundings();
  const asking = useSignal<'publish' | 'unpublish' | null>(null);
  const deed = useDeed();
  const state = pieceState(detail);
  const problem = deed.problem.value;
  if (!desk.session.can('help.publish', game)) {
    return <p class="quiet">{text.help.told[state]}</p>;
  }
  const publish = () => settings.help.publish(game, [{ ...name, version: detail.version }, ...unpublishedSection(detail, name, pieces)]);
  const unpublish = () => settings.help.unpublish(game, [name]);
  const carryOut = async () => {
    const act = asking.peek() === 'publish' ? publish : unpublish;
    if (!(await deed.run(act))) return;
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
          {asking.value === 'publish' && <Difference detail={detail} />}
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
function Difference({ detail }: { detail: PieceDetail }) {
  const parts = diffLines(comparable(detail.kind, detail.live), comparable(detail.kind, detail.draft));
  return (
    <pre class="difference" tabIndex={0} dir="auto">
      {parts.map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>;
      })}
    </pre>
  );
}

/** An article in a section that players do not have would not be reached: the section goes along. */
function unpublishedSection(detail: PieceDetail, name: PieceName, pieces: readonly PieceSummary[]) {
  if (name.kind !== 'article') return [];
  const { section } = detail.draft as { section?: string };
  const all = pieces.filter((piece) => piece.kind === 'section' && piece.id === section);
  const reached = all.some(({ language, liveVersion }) => liveVersion !== undefined && (language === name.language || language === 'en'));
  const own = all.find(({ language }) => language === name.language) ?? all.find(({ language }) => language === 'en');
  return own && !reached ? [{ language: own.language, kind: own.kind, id: own.id, version: own.version }] : [];
}
