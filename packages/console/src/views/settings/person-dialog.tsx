import { useSignal } from '@preact/signals';
import type { Person, StaffGames } from '@savepoint/protocol';
import { FormDialog } from '../../components/form-dialog.tsx';
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
  const change = async () => {
    if (await deed.run(() => people.change(person.id, { games: games.peek() }))) onClose();
  };
  return (
    <FormDialog
      title={text.people.changeOf(person.name)}
      action={text.common.save}
      problem={problem && problemText(problem)}
      ready={isChoice(games.value)}
      busy={deed.busy.value}
      onSend={change}
      onClose={onClose}
    >
      <GamesChoice value={games} />
    </FormDialog>
  );
}
