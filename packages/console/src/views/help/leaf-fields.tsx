import { TOPICS, type Menu, type MenuLeaf, type PieceSummary } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { titlesOf } from '../../models/settings/help-table.ts';
import { setLeaf, type MenuLine } from '../../models/settings/menu-edit.ts';

interface LeafFieldsProps {
  line: MenuLine;
  menu: Menu;
  pieces: PieceSummary[];
  language: string;
  onEdit: (menu: Menu) => void;
}

const DEEDS = ['article', 'form', 'chat', 'action'] as const satisfies readonly MenuLeaf['does'][];

/** What an entry does, and with what. One that opens others does nothing else. */
export function LeafFields({ line, menu, pieces, language, onEdit }: LeafFieldsProps) {
  const { item, opens } = line;
  const { leaf } = item;
  const words = text.help.menu;
  const articles = titlesOf(pieces, 'article', language);
  const put = (next: MenuLeaf | undefined) => onEdit(setLeaf(menu, item.id, next));
  const begin = (does: string) => {
    if (does === 'article') put({ does, id: articles[0]?.[0] ?? '' });
    else if (does === 'form') put({ does, topic: 'bug' });
    else if (does === 'chat') put({ does });
    else put(does === 'action' ? { does, name: 'action' } : undefined);
  };
  return (
    <>
      <Choice
        label={words.does}
        value={leaf?.does ?? ''}
        disabled={opens}
        options={[
          ['', words.deeds.opens],
          ...DEEDS.filter((does) => does !== 'article' || articles.length > 0).map((does) => [does, words.deeds[does]] as const),
        ]}
        onChoose={begin}
      />
      {leaf?.does === 'article' && (
        <Choice
          label={words.deeds.article}
          value={leaf.id}
          options={articles.some(([id]) => id === leaf.id) ? articles : [[leaf.id, leaf.id], ...articles]}
          onChoose={(id) => put({ does: 'article', id })}
        />
      )}
      {leaf?.does === 'form' && (
        <Choice
          label={words.deeds.form}
          value={leaf.topic}
          options={TOPICS.map((topic) => [topic, text.names.topics[topic]])}
          onChoose={(chosen) => put({ does: 'form', topic: TOPICS.find((topic) => topic === chosen) ?? 'other' })}
        />
      )}
      {leaf?.does === 'action' && (
        <input
          class="menu-entry-title"
          aria-label={words.deeds.action}
          required
          pattern="[A-Za-z0-9][\w.:\-]{0,79}"
          value={leaf.name}
          onInput={(event) => put({ does: 'action', name: event.currentTarget.value })}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  disabled?: boolean;
  options: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, disabled = false, options, onChoose }: ChoiceProps) {
  return (
    <span class="select">
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </span>
  );
}
