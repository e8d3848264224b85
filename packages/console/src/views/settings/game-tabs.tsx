import type { Signal } from '@preact/signals';
import type { StaffGame } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';

/** Games in, a row of buttons to choose one of them out; nothing where there is no choice. */
export function GameTabs({ games, chosen }: { games: readonly StaffGame[]; chosen: Signal<string> }) {
  if (games.length < 2) return null;
  return (
    <div class="tabs" role="group" aria-label={text.lists.fields.game}>
      {games.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class="tab"
          aria-pressed={id === chosen.value}
          onClick={() => (chosen.value = id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
