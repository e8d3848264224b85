import { COLLECTION_LEVELS, type GameDetail } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Select } from '../condition-editor.tsx';
import { useSurroundings } from '../desk-context.ts';
import { EditBar } from '../editors/edit-bar.tsx';
import { useEdit } from '../editors/use-edit.ts';
import { useDeed } from '../use-deed.ts';

/** What a game is called, what is kept of its players' devices, and how long its line may be. */
export function GameFields({ detail, onSaved }: { detail: GameDetail; onSaved: () => Promise<void> }) {
  const { games } = useSurroundings().settings;
  const words = text.games;
  // A game has no versions: whoever saves last is right, as with a name on a door.
  const edit = useEdit(`games/${detail.id}`, 0, detail);
  const deed = useDeed();
  const { name, collect, longestLine } = edit.value.value;
  const put = (more: Partial<GameDetail>) => edit.put({ ...edit.value.peek(), ...more });
  const save = async () => {
    const ask = async (written: GameDetail) => {
      await games.change(detail.id, { name: written.name.trim(), collect: written.collect, longestLine: written.longestLine });
      return 0;
    };
    if (await deed.run(() => edit.save(ask))) await onSaved();
  };
  const ready = name.trim() !== '' && Number.isInteger(longestLine) && longestLine >= 0 && longestLine <= MOST_WAITING;
  return (
    <form
      class="form-part help-form"
      aria-labelledby="game-title"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="game-title">{words.game}</h2>
      <div class="field-row">
        <label class="field">
          <span>{words.name}</span>
          <input required maxLength={100} dir="auto" value={name} onInput={(event) => put({ name: event.currentTarget.value })} />
        </label>
        <div class="field">
          <span>{words.collect}</span>
          <Select
            label={words.collect}
            value={collect}
            options={COLLECTION_LEVELS.map((level): [string, string] => [level, words.levels[level]])}
            onChoose={(said) => put({ collect: COLLECTION_LEVELS.find((level) => level === said) ?? collect })}
          />
        </div>
        <label class="field">
          <span>{words.longestLine}</span>
          <input
            type="number"
            min={0}
            max={MOST_WAITING}
            required
            value={longestLine}
            onInput={(event) => put({ longestLine: Number(event.currentTarget.value) })}
          />
          <small>{words.longestLineHint}</small>
        </label>
      </div>
      <EditBar edit={edit} deed={deed} ready={ready} />
    </form>
  );
}

const MOST_WAITING = 10_000;
