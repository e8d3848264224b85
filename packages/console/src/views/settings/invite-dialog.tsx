import { useSignal } from '@preact/signals';
import type { StaffGames } from '@savepoint/protocol';
import { Form } from '../../components/form.tsx';
import { Modal } from '../../components/modal.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';
import { GamesChoice, isChoice } from './games-choice.tsx';
import { Told } from './told.tsx';

/** An address, games and roles in, the link that makes somebody staff out. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { people } = useSurroundings().settings;
  const email = useSignal('');
  const games = useSignal<StaffGames>({ all: 'agent' });
  const link = useSignal<string | null>(null);
  const deed = useDeed();
  const problem = deed.problem.value;
  const invite = () =>
    deed.run(async () => {
      const token = await people.invite(email.peek().trim(), games.peek());
      link.value = new URL(`#/invitation/${encodeURIComponent(token)}`, location.href).href;
    });
  return (
    <Modal label={text.people.invite} class="modal-form" held={deed.busy.value || link.value !== null} onClose={onClose}>
      <h2>{text.people.invite}</h2>
      {link.value === null ? (
        <Form
          action={text.people.makeLink}
          problem={problem && (problem.code === 'id_taken' ? text.people.known : problemText(problem))}
          ready={isChoice(games.value)}
          busy={deed.busy.value}
          onSend={invite}
        >
          <label class="field">
            <span>{text.signIn.email}</span>
            <input
              type="email"
              required
              maxLength={254}
              autocomplete="off"
              autofocus
              value={email.value}
              onInput={(event) => (email.value = event.currentTarget.value)}
            />
          </label>
          <GamesChoice value={games} />
        </Form>
      ) : (
        <Told lead={text.people.linkLead(email.value)} label={text.people.link} value={link.value} onDone={onClose} />
      )}
    </Modal>
  );
}
