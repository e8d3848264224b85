import { useSignal } from '@preact/signals';
import type { Menu, PieceDetail, PieceName, PieceSummary } from '@savepoint/protocol';
import { useEffect, useMemo } from 'preact/hooks';
import { languageName } from '../../format/names.ts';
import { text } from '../../i18n/text.ts';
import { withMenu } from '../../models/settings/help-preview.ts';
import { languagesOf, titlesOf } from '../../models/settings/help-table.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { addEntry, menuLines, unfinished } from '../../models/settings/menu-edit.ts';
import { settingsHash } from '../../models/place.ts';
import { useSurroundings } from '../desk-context.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { MenuEntry } from './menu-entry.tsx';
import { EditForm } from '../editors/edit-form.tsx';
import { useEdit } from '../editors/use-edit.ts';
import { lookOf, WidgetPreview } from '../editors/widget-preview.tsx';
import { PublishPiece } from './publish-piece.tsx';
import { usePublished } from './use-published.ts';

interface MenuEditorProps {
  game: string;
  language: string;
  pieces: PieceSummary[];
  onChanged: () => Promise<void>;
}

/** The guided menu of a game in one language; a language without one begins with that of the source. */
export function MenuEditor({ game, language, pieces, onChanged }: MenuEditorProps) {
  const { help } = useSurroundings().settings;
  const source = languagesOf(pieces)[0] ?? language;
  const name: PieceName = { language, kind: 'menu', id: 'menu' };
  const here = useMemo(() => createLoaded(() => read()), []);
  async function read() {
    const detail = await help.piece(game, name);
    const from = detail ?? (await help.piece(game, { ...name, language: source }));
    return { detail, items: (from?.draft as { items?: Menu } | undefined)?.items ?? [] };
  }
  useEffect(() => void here.load(), []);
  const reload = async () => {
    await onChanged();
    await here.load();
  };
  const found = here.value.value;
  return (
    <>
      <p class="help-crumbs">
        <a class="link" href={settingsHash('help')}>
          {text.settings.pages.help}
        </a>
        <span class="chip">{text.help.menu.title}</span>
        <span class="chip">{languageName(language)}</span>
      </p>
      <LoadProblem of={here} />
      {found && <MenuForm {...{ game, name, pieces, ...found }} onSaved={reload} />}
    </>
  );
}

interface MenuFormProps {
  game: string;
  name: PieceName;
  detail: PieceDetail | null;
  items: Menu;
  pieces: PieceSummary[];
  onSaved: () => Promise<void>;
}

function MenuForm({ game, name, detail, items, pieces, onSaved }: MenuFormProps) {
  const { settings, theme } = useSurroundings();
  const { help } = settings;
  const edit = useEdit<Menu>(`help/${game}/${name.language}/menu`, detail?.version ?? 0, items);
  const menu = edit.value;
  // A language without a menu begins with that of another, and nothing is saved of it yet.
  const begun = edit.changed.value || (detail === null && items.length > 0);
  /** The entry whose title takes the focus once it is drawn. */
  const fresh = useSignal<string | null>(null);
  const add = (parent: string | null) => {
    const made = addEntry(menu.peek(), parent);
    fresh.value = made.id;
    edit.put(made.menu);
  };
  const open = unfinished(menu.value);
  const published = usePublished(game, name.language);
  const look = lookOf(theme.choice.value);
  const shown = withMenu(published, menu.value, titlesOf(pieces, 'article', name.language));
  return (
    <EditForm
      edit={edit}
      ready={open === undefined}
      begun={begun}
      save={() =>
        edit.save((items, basedOn) => help.save(game, name.language, 'menu', { kind: 'menu', content: { items } }, basedOn))
      }
      onRenewed={onSaved}
      read={detail?.version ?? 0}
      publish={detail && <PublishPiece game={game} name={name} detail={detail} pieces={pieces} onDone={onSaved} />}
      beside={<WidgetPreview order={open || menu.value.length === 0 ? undefined : { snapshot: shown, place: { guide: true }, look }} />}
    >
      <p class="settings-lead">{text.help.menu.lead}</p>
      <ul class="menu-entries" aria-label={text.help.menu.title}>
        {menuLines(menu.value).map((line) => (
          <MenuEntry
            key={line.item.id}
            line={line}
            menu={menu.value}
            pieces={pieces}
            language={name.language}
            focused={fresh.value === line.item.id}
            onEdit={edit.put}
            onAdd={() => add(line.item.id)}
          />
        ))}
      </ul>
      <button type="button" class="button" onClick={() => add(null)}>
        {text.help.menu.add}
      </button>
      <p class="form-problem" role="status">
        {open && begun && text.help.menu.unfinished(open.title)}
      </p>
    </EditForm>
  );
}
