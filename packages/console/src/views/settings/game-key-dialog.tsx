import { useSignal } from '@preact/signals';
import type { GameKey } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { Form } from '../../components/form.tsx';
import { Modal } from '../../components/modal.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import type { ApiError } from '../../models/api-error.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';
import { Told } from './told.tsx';

const ALGORITHMS = ['HS256', 'ES256', 'EdDSA'] as const satisfies readonly GameKey['algorithm'][];

interface GameKeyDialogProps {
  game: string;
  onAdded: () => void;
  onClose: () => void;
}

/** Makes a shared secret, or takes the public half of a pair. */
export function GameKeyDialog({ game, onAdded, onClose }: GameKeyDialogProps) {
  const { games } = useSurroundings().settings;
  const algorithm = useSignal<GameKey['algorithm']>('HS256');
  const publicKey = useSignal('');
  const secret = useSignal<string | null>(null);
  const deed = useDeed();
  const shared = algorithm.value === 'HS256';
  const add = async () => {
    const done = await deed.run(async () => {
      secret.value = (await games.addKey(game, algorithm.peek(), publicKey.peek())) ?? null;
    });
    if (!done) return;
    onAdded();
    if (secret.peek() === null) onClose();
  };
  return (
    <Modal label={text.games.addKey} class="modal-form" held={deed.busy.value || secret.value !== null} onClose={onClose}>
      <h2>{text.games.addKey}</h2>
      {secret.value === null ? (
        <Form
          action={shared ? text.games.makeKey : text.games.takeKey}
          problem={deed.problem.value && keyProblem(deed.problem.value)}
          busy={deed.busy.value}
          onSend={add}
        >
          <label class="field">
            <span>{text.games.algorithm}</span>
            <span class="select select-tall">
              <select
                value={algorithm.value}
                onChange={(event) => {
                  algorithm.value = ALGORITHMS.find((one) => one === event.currentTarget.value) ?? 'HS256';
                }}
              >
                {ALGORITHMS.map((one) => (
                  <option key={one} value={one}>
                    {one === 'HS256' ? text.games.shared : `${text.games.publicKey} · ${one}`}
                  </option>
                ))}
              </select>
              <Icon name="chevron" />
            </span>
          </label>
          {!shared && (
            <label class="field">
              <span>{text.games.publicKey}</span>
              <textarea
                required
                rows={5}
                maxLength={2_000}
                spellcheck={false}
                value={publicKey.value}
                onInput={(event) => (publicKey.value = event.currentTarget.value)}
              />
            </label>
          )}
        </Form>
      ) : (
        <Told lead={text.games.keysLead} label={text.games.secret} value={secret.value} onDone={onClose} />
      )}
    </Modal>
  );
}

function keyProblem(problem: ApiError): string {
  if (problem.code === 'malformed') return text.games.badKey;
  return problem.code === 'limit_reached' ? text.games.tooMany : problemText(problem);
}
