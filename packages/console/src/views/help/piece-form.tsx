import { LIMITS, type PieceDetail, type PieceSummary } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { EMPTY_PIECE, editOf, pieceOf, type PieceEdit } from '../../models/settings/piece-edit.ts';
import { newPieceId } from '../../models/settings/help-table.ts';
import { settingsHash } from '../../models/place.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';
import { ArticleFields } from './article-fields.tsx';
import { NEW_PIECE } from './help-table.tsx';
import type { WritablePiece } from './help-editor.tsx';
import { EditBar } from '../editors/edit-bar.tsx';
import { useEdit } from '../editors/use-edit.ts';
import { PublishPiece } from './publish-piece.tsx';

interface PieceFormProps {
  game: string;
  name: WritablePiece;
  detail: PieceDetail | null;
  source: PieceDetail | null;
  pieces: PieceSummary[];
  /** Reads the piece again. */
  onRead: () => Promise<void>;
  onChanged: () => Promise<void>;
}

/** What stands there in, what the author makes of it out: saved for authors, then published for players. */
export function PieceForm({ game, name, detail, source, pieces, onRead, onChanged }: PieceFormProps) {
  const { desk, settings } = useSurroundings();
  const from = detail ?? source;
  // A translation begins with the place and the section of its source, and without its words.
  const start = from ? editOf(name.kind, from.draft) : EMPTY_PIECE;
  const saved = detail ? start : { ...start, title: '', keywords: '', markdown: '' };
  const about = `help/${game}/${name.language}/${name.kind}/${name.id}`;
  const edit = useEdit<PieceEdit>(about, detail?.version ?? 0, saved);
  const deed = useDeed();
  const put = (more: Partial<PieceEdit>) => edit.put({ ...edit.value.peek(), ...more });
  const { faults } = pieceOf(name.kind, name.id, edit.value.value, from?.draft);
  const save = async () => {
    const taken = new Set(pieces.filter(({ kind }) => kind === name.kind).map(({ id }) => id));
    const id = name.id === NEW_PIECE ? newPieceId(edit.value.peek().title, name.kind, taken) : name.id;
    const { piece } = pieceOf(name.kind, id, edit.value.peek(), from?.draft);
    const done = await deed.run(() => settings.help.save(game, name.language, id, piece, edit.basedOn.peek()));
    if (!done) return;
    edit.done();
    await onChanged();
    if (id === name.id) await onRead();
    else desk.page.go(settingsHash('help', game, name.language, name.kind, id), 'replace');
  };
  return (
    <form
      class="help-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field">
        <span>{text.help.title}</span>
        <input
          required
          dir="auto"
          maxLength={LIMITS.titleChars}
          value={edit.value.value.title}
          onInput={(event) => put({ title: event.currentTarget.value })}
        />
      </label>
      {name.kind === 'article' && <ArticleFields game={game} name={name} edit={edit.value} pieces={pieces} onEdit={put} />}
      <label class="field field-short">
        <span>{text.help.position}</span>
        <input
          type="number"
          min={0}
          max={1_000_000}
          required
          value={edit.value.value.position}
          onInput={(event) => put({ position: Number(event.currentTarget.value) })}
        />
        <small>{text.help.positionHint}</small>
      </label>
      {faults.length > 0 && (
        <p class="form-problem" role="status">
          {text.help.faults(faults)}
        </p>
      )}
      <EditBar edit={edit} deed={deed} ready />
      {detail && !edit.changed.value && (
        <PublishPiece
          game={game}
          name={name}
          detail={detail}
          pieces={pieces}
          onDone={async () => {
            await onChanged();
            await onRead();
          }}
        />
      )}
    </form>
  );
}
