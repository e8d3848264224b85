import { LIMITS, type HelpPiece, type PieceDetail, type PieceSummary } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { newPieceId } from '../../models/settings/help-table.ts';
import { settingsHash } from '../../models/place.ts';
import { useSurroundings } from '../desk-context.ts';
import { NEW_PIECE } from './help-table.tsx';
import type { WritablePiece } from './help-editor.tsx';
import { EditForm } from '../editors/edit-form.tsx';
import { useEdit, type Edit } from '../editors/use-edit.ts';
import { PublishPiece } from './publish-piece.tsx';

export interface PieceFormProps {
  game: string;
  name: WritablePiece;
  detail: PieceDetail | null;
  source: PieceDetail | null;
  pieces: PieceSummary[];
  /** Reads the piece again. */
  onRead: () => Promise<void>;
  onChanged: () => Promise<void>;
}

interface WrittenProps<T> extends PieceFormProps {
  /** What stands there, as it is edited; and the way back. */
  saved: T;
  write: (id: string, edit: T) => HelpPiece;
  ready?: (edit: T) => boolean;
  /** The fields below the title. */
  children: (edit: Edit<T>, put: (more: Partial<T>) => void) => ComponentChildren;
  /** Beside the form. */
  beside?: (edit: T) => ComponentChildren;
}

/** What stands there in, what the author makes of it out: saved for authors, then published for players. */
export function PieceForm<T extends { title: string }>(props: WrittenProps<T>) {
  const { game, name, detail, pieces, onRead, onChanged, saved, write, ready = () => true, children, beside } = props;
  const { desk, settings } = useSurroundings();
  const about = (id: string) => `help/${game}/${name.language}/${name.kind}/${id}`;
  const edit = useEdit<T>(about(name.id), detail?.version ?? 0, saved);
  const put = (more: Partial<T>) => edit.put({ ...edit.value.peek(), ...more });
  /** What it was last saved as: what is new is named when it is saved. */
  const savedAs = useRef(name.id);
  const save = () => {
    const taken = new Set(pieces.filter(({ kind }) => kind === name.kind).map(({ id }) => id));
    const id = name.id === NEW_PIECE ? newPieceId(edit.value.peek().title, name.kind, taken) : name.id;
    savedAs.current = id;
    const ask = (written: T, basedOn: number) => settings.help.save(game, name.language, id, write(id, written), basedOn);
    return edit.save(ask, about(id));
  };
  const reload = async () => {
    await onChanged();
    await onRead();
  };
  return (
    <EditForm
      edit={edit}
      ready={ready(edit.value.value)}
      save={save}
      onRenewed={async (saved) => {
        if (!saved || savedAs.current === name.id) return reload();
        await onChanged();
        desk.page.go(settingsHash('help', game, name.language, name.kind, savedAs.current), 'replace');
      }}
      read={detail?.version ?? 0}
      publish={detail && <PublishPiece game={game} name={name} detail={detail} pieces={pieces} onDone={reload} />}
      beside={beside?.(edit.value.value)}
    >
      <label class="field">
        <span>{text.help.title}</span>
        <input
          required
          dir="auto"
          lang={name.language}
          maxLength={LIMITS.titleChars}
          value={edit.value.value.title}
          onInput={(event) => put({ title: event.currentTarget.value } as Partial<T>)}
        />
      </label>
      {children(edit, put)}
    </EditForm>
  );
}
