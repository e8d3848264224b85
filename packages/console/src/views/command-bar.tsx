import { useSignal } from '@preact/signals';
import { BUILT_IN_VIEWS } from '@savepoint/protocol';
import { useRef } from 'preact/hooks';
import { Modal } from '../components/modal.tsx';
import { tagLabel } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { builtIn, withTest, type Asked } from '../models/asked.ts';
import type { Desk } from '../models/desk.ts';
import { REMAPPABLE } from '../models/keys.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';
import { askedBy } from './rail.tsx';
import { run } from './use-keys.ts';

interface Entry {
  id: string;
  name: string;
  /** The key that does the same. */
  key?: string;
  act(): void;
}

const SHOWN = 12;
/** Commands that move or open what lies over the desk are no use from here. */
const LEFT_OUT = ['next', 'previous', 'help', 'context'];

/** Typed words in, what they could mean out: actions, views, cases by their number, tags. */
export function CommandBar({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const typed = useSignal('');
  const chosen = useSignal(0);
  const list = useRef<HTMLUListElement>(null);
  const entries = found(entriesOf(desk, typed.value), typed.value).slice(0, SHOWN);
  const at = Math.min(chosen.value, Math.max(0, entries.length - 1));
  const act = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // The dialog gives the focus back first: what the command focuses comes after.
    requestAnimationFrame(() => entry.act());
  };
  const step = (by: number) => {
    chosen.value = (at + by + entries.length) % Math.max(1, entries.length);
    list.current?.children[chosen.value]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Modal label={text.lists.commands} class="modal-commands" onClose={onClose}>
      <input
        class="command-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={entries[at] ? `command-${at}` : undefined}
        aria-label={text.lists.commandHint}
        placeholder={text.lists.commandHint}
        autocomplete="off"
        autofocus
        maxLength={100}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') act(entries[at]);
          else if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else return;
          event.preventDefault();
        }}
      />
      <ul ref={list} id="commands" class="commands" role="listbox" aria-label={text.lists.commands}>
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={`command-${index}`}
            role="option"
            class="command"
            aria-selected={index === at}
            onClick={() => act(entry)}
            onPointerMove={() => (chosen.value = index)}
          >
            <span dir="auto">{entry.name}</span>
            {entry.key && <kbd>{entry.key}</kbd>}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p class="quiet command-none">{text.lists.noCommand}</p>}
    </Modal>
  );
}

function entriesOf(desk: Desk, typed: string): Entry[] {
  const keys = desk.keys.map.value;
  const go = (asked: Asked) => desk.page.go(writeRoute({ caseId: null, asked }), 'push');
  const number = /^#?(\d{1,15})$/.exec(typed.trim())?.[1];
  const tags = new Set(desk.inbox.rows.value.flatMap((row) => row.tags));
  return [
    ...(number ? [{ id: 'number', name: text.lists.goTo(number), act: () => void openNumber(desk, number) }] : []),
    ...REMAPPABLE.filter((command) => !LEFT_OUT.includes(command)).map((command) => ({
      id: command,
      name: text.desk.keyboard[command],
      key: keys[command],
      act: () => run(command, desk),
    })),
    ...BUILT_IN_VIEWS.map((view, index) => ({
      id: view,
      name: `${text.lists.views}: ${text.lists.names[view]}`,
      key: String(index + 1),
      act: () => go(builtIn(view)),
    })),
    ...desk.views.saved.value.map((view) => ({ id: view.id, name: `${text.lists.views}: ${view.name}`, act: () => go(askedBy(view)) })),
    ...(typed.trim() === '' ? [] : [...tags]).map((tag) => ({
      id: `tag ${tag}`,
      name: text.lists.tagged(tagLabel(tag)),
      act: () => go({ ...withTest(builtIn('all'), 'tag', { field: 'tag', is: 'in', values: [tag] }) }),
    })),
  ];
}

/** Every word that was typed begins a word of the name, or stands in it. */
function found(entries: readonly Entry[], typed: string): Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ id, name }) => id === 'number' || words.every((word) => name.toLowerCase().includes(word)));
}

async function openNumber(desk: Desk, number: string): Promise<void> {
  const id = await desk.findNumber(number);
  if (id) desk.show(id);
}
