import { useSignal } from '@preact/signals';
import type { StaffGames } from '@savepoint/protocol';
import { Form } from '../../components/form.tsx';
import { Modal } from '../../components/modal.tsx';
import { TextField } from '../../components/text-field.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';
import { GamesChoice, isChoice } from './games-choice.tsx';
import { Told } from './told.tsx';

/** A name, games and roles in, a key for a program out. */
export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const { apiKeys } = useSurroundings().settings;
  const name = useSignal('');
  const games = useSignal<StaffGames>({ all: 'read_only' });
  const key = useSignal<string | null>(null);
  const deed = useDeed();
  const problem = deed.problem.value;
  const make = () => deed.run(async () => (key.value = await apiKeys.add(name.peek().trim(), games.peek())));
  return (
    <Modal label={text.people.addKey} class="modal-form" held={deed.busy.value || key.value !== null} onClose={onClose}>
      <h2>{text.people.addKey}</h2>
      {key.value === null ? (
        <Form
          action={text.people.makeKey}
          problem={problem && problemText(problem)}
          ready={isChoice(games.value)}
          busy={deed.busy.value}
          onSend={make}
        >
          <TextField label={text.people.keyName} required maxLength={100} autofocus value={name} />
          <GamesChoice value={games} />
        </Form>
      ) : (
        <Told lead={text.people.keysLead} label={text.people.key} value={key.value} onDone={onClose} />
      )}
    </Modal>
  );
}
