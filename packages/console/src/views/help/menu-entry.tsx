import { LIMITS, type Menu, type PieceSummary } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { changeEntry, moveEntry, removeEntry, type MenuLine } from '../../models/settings/menu-edit.ts';
import { useFirstFocus } from '../use-first-focus.ts';
import { LeafFields } from './leaf-fields.tsx';

interface MenuEntryProps {
  line: MenuLine;
  menu: Menu;
  pieces: PieceSummary[];
  language: string;
  /** It was just added: its title is to be written. */
  focused: boolean;
  onEdit: (menu: Menu) => void;
  onAdd: () => void;
}

/** One entry in: its title, what it does and its place, each to be changed. */
export function MenuEntry({ line, menu, pieces, language, focused, onEdit, onAdd }: MenuEntryProps) {
  const { item, depth, first, last, opens } = line;
  const words = text.help.menu;
  const title = useFirstFocus<HTMLInputElement>(focused);
  return (
    <li class="menu-entry" style={{ '--depth': depth }} data-entry={item.id}>
      <input
        ref={title}
        class="menu-entry-title"
        dir="auto"
        aria-label={words.entry}
        placeholder={words.entry}
        maxLength={LIMITS.titleChars}
        value={item.title}
        onInput={(event) => onEdit(changeEntry(menu, item.id, { title: event.currentTarget.value }))}
      />
      <LeafFields line={line} menu={menu} pieces={pieces} language={language} onEdit={onEdit} />
      <span class="menu-entry-buttons">
        <button
          type="button"
          class="icon-button"
          aria-label={words.up(item.title)}
          disabled={first}
          onClick={() => onEdit(moveEntry(menu, item.id, -1))}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words.down(item.title)}
          disabled={last}
          onClick={() => onEdit(moveEntry(menu, item.id, 1))}
        >
          <Icon name="down" />
        </button>
        {!item.leaf && (
          <button type="button" class="button" onClick={onAdd}>
            {words.addBelow}
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={opens ? words.removeAll(item.title) : words.remove(item.title)}
          onClick={() => onEdit(removeEntry(menu, item.id))}
        >
          <Icon name="close" />
        </button>
      </span>
    </li>
  );
}
