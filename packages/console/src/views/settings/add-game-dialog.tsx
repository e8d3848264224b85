import { useSignal } from '@preact/signals';
import { FormDialog } from '../../components/form-dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { newPieceId } from '../../models/settings/help-table.ts';
import { useDesk, useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';

interface AddGameDialogProps {
  onAdded: (id: string) => void;
  onClose: () => void;
}

/** A name in, a game with help and forms to begin with out. */
export function AddGameDialog({ onAdded, onClose }: AddGameDialogProps) {
  const { games } = useSurroundings().settings;
  const { session } = useDesk();
  const name = useSignal('');
  /** Null: made of the name. */
  const typed = useSignal<string | null>(null);
  const deed = useDeed();
  const problem = deed.problem.value;
  const taken = new Set(session.session.value?.games.map(({ id }) => id));
  const id = typed.value ?? (name.value.trim() && newPieceId(name.value, 'game', taken).slice(0, 40));
  const add = async () => {
    if (!(await deed.run(() => games.add({ id, name: name.peek().trim() })))) return;
    onAdded(id);
    onClose();
  };
  return (
    <FormDialog
      title={text.games.add}
      action={text.games.add}
      problem={problem && (problem.code === 'id_taken' ? text.games.idTaken : problemText(problem))}
      ready={name.value.trim() !== '' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(id)}
      busy={deed.busy.value}
      onSend={add}
      onClose={onClose}
    >
      <TextField label={text.games.name} required autofocus maxLength={100} dir="auto" value={name} />
      <label class="field">
        <span>{text.games.gameId}</span>
        <input
          class="field-code"
          required
          maxLength={40}
          spellcheck={false}
          autocapitalize="off"
          value={id}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
        <small>{text.games.gameIdHint}</small>
      </label>
    </FormDialog>
  );
}
