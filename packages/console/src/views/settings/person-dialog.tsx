import { useSignal } from '@preact/signals';
import type { Person, StaffGames } from '@savepoint/protocol';
import { Modal } from '../../components/modal.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';
import { GamesChoice, isChoice } from './games-choice.tsx';

/** Somebody's games and roles in, others out. */
export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { people } = useSurroundings().settings;
  const games = useSignal<StaffGames>(person.games);
  const deed = useDeed();
  const problem = deed.problem.value;
  const title = text.people.changeOf(person.name);
  const change = async () => {
    if (await deed.run(() => people.change(person.id, { games: games.peek() }))) onClose();
  };
  return (
    <Modal label={title} class="modal-form" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <h2>{title}</h2>
        <GamesChoice value={games} />
        <p class="form-problem" role="alert">
          {problem && problemText(problem)}
        </p>
        <div class="form-buttons">
          <button type="submit" class="button button-primary" disabled={deed.busy.value || !isChoice(games.value)}>
            {text.common.save}
          </button>
        </div>
      </form>
    </Modal>
  );
}
