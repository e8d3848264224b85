import type { HelpArticle } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { withArticle } from '../../models/settings/help-preview.ts';
import { titlesOf } from '../../models/settings/help-table.ts';
import { EMPTY_PIECE, editOf, pieceOf, type PieceEdit } from '../../models/settings/piece-edit.ts';
import { useSurroundings } from '../desk-context.ts';
import { lookOf, WidgetPreview } from '../editors/widget-preview.tsx';
import { useDeed } from '../use-deed.ts';
import { ArticleFields } from './article-fields.tsx';
import { PieceForm, type PieceFormProps } from './piece-form.tsx';
import { SourceText } from './source-text.tsx';
import { usePublished } from './use-published.ts';

/** What has no id before it is saved has this one in the preview. */
const UNSAVED = 'unsaved';

/** A section or an article: its words and its place among its like, with what players see of an article beside it. */
export function ArticleForm({ kind, ...props }: PieceFormProps & { kind: 'section' | 'article' }) {
  const { game, name, detail, source, pieces } = props;
  const { theme } = useSurroundings();
  const from = detail ?? source;
  // A translation begins with the place and the section of its source, and without its words.
  const start = from ? editOf(kind, from.draft) : EMPTY_PIECE;
  const saved = detail ? start : { ...start, title: '', keywords: '', markdown: '' };
  const read = (id: string, edit: PieceEdit) => pieceOf(kind, id, edit, from?.draft);
  const upload = useDeed();
  const published = usePublished(game, name.language);
  const look = lookOf(theme.choice.value);
  const order = (edit: PieceEdit) => {
    const id = detail ? name.id : UNSAVED;
    const { piece, faults } = read(id, edit);
    const section = titlesOf(pieces, 'section', name.language).find(([one]) => one === edit.section);
    if (edit.title.trim() === '' || faults.length > 0) return undefined;
    const { section: at, position: _, ...article } = piece.content as HelpArticle & { section: string; position: number };
    return { snapshot: withArticle(published, article, { id: at || UNSAVED, title: section?.[1] ?? '' }), place: { article: id }, look };
  };
  const beside = (edit: PieceEdit) => (
    <div class="piece-beside">
      {source && <SourceText kind={kind} language={source.language} detail={source} />}
      {kind === 'article' && <WidgetPreview order={order(edit)} />}
    </div>
  );
  return (
    <PieceForm
      {...props}
      saved={saved}
      write={(id, edit) => read(id, edit).piece}
      ready={() => !upload.busy.value}
      {...((kind === 'article' || source) && { beside })}
    >
      {(edit, put) => {
        const { faults } = read(name.id, edit.value.value);
        return (
          <>
            {kind === 'article' && <ArticleFields game={game} name={name} edit={edit.value} pieces={pieces} upload={upload} onEdit={put} />}
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
          </>
        );
      }}
    </PieceForm>
  );
}
