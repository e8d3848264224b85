import type { ReadonlySignal } from '@preact/signals';
import type { PieceSummary } from '@savepoint/protocol';
import { useRef } from 'preact/hooks';
import { imageOf } from '../../article/picture-address.ts';
import { Icon } from '../../components/icon.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { titlesOf } from '../../models/settings/help-table.ts';
import type { PieceEdit } from '../../models/settings/piece-edit.ts';
import { useSurroundings } from '../desk-context.ts';
import type { Deed } from '../use-deed.ts';
import type { WritablePiece } from './help-editor.tsx';

interface ArticleFieldsProps {
  game: string;
  name: WritablePiece;
  edit: ReadonlySignal<PieceEdit>;
  pieces: PieceSummary[];
  /** A picture on its way: until it is there the article is not as it is meant. */
  upload: Deed;
  onEdit: (more: Partial<PieceEdit>) => void;
}

/** What an article has beside its title: its section, its words and what it is found by. */
export function ArticleFields({ game, name, edit, pieces, upload, onEdit }: ArticleFieldsProps) {
  const { help } = useSurroundings().settings;
  const words = useRef<HTMLTextAreaElement>(null);
  const problem = upload.problem.value;
  const addPicture = (file: File | undefined) =>
    file &&
    upload.run(async () => {
      const image = imageOf({ ...(await help.picture(game, file)), alt: file.name.replace(/\.\w+$/, '') });
      const at = words.current?.selectionStart ?? edit.peek().markdown.length;
      const { markdown } = edit.peek();
      const block = `\n\n![${image.alt?.replace(/[[\]\\]/g, '')}](${image.url})\n\n`;
      onEdit({ markdown: markdown.slice(0, at).trimEnd() + block + markdown.slice(at).trimStart() });
    });
  return (
    <>
      <label class="field">
        <span>{text.help.section}</span>
        <span class="select select-tall">
          <select
            required
            value={edit.value.section}
            onChange={(event) => onEdit({ section: event.currentTarget.value })}
          >
            <option value="">{text.help.chooseSection}</option>
            {titlesOf(pieces, 'section', name.language).map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
      </label>
      <label class="field">
        <span>{text.help.words}</span>
        <textarea
          ref={words}
          class="help-words"
          rows={16}
          dir="auto"
          lang={name.language}
          value={edit.value.markdown}
          onInput={(event) => onEdit({ markdown: event.currentTarget.value })}
        />
        <small>{text.help.wordsHint}</small>
      </label>
      <label class="button help-picture">
        <Icon name="file" />
        {text.help.addPicture}
        <input
          class="visually-hidden"
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          disabled={upload.busy.value}
          onChange={(event) => {
            void addPicture(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p class="form-done" role="status">
        {upload.busy.value && text.attaching.waits}
      </p>
      <p class="form-problem" role="alert">
        {problem && problemText(problem)}
      </p>
      <label class="field">
        <span>{text.help.keywords}</span>
        <input dir="auto" value={edit.value.keywords} onInput={(event) => onEdit({ keywords: event.currentTarget.value })} />
        <small>{text.help.keywordsHint}</small>
      </label>
    </>
  );
}
