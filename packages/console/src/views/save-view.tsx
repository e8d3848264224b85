import { useSignal } from '@preact/signals';
import { Form } from '../components/form.tsx';
import { Modal } from '../components/modal.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import type { ViewShare } from '../models/api.ts';
import { Select } from './condition-editor.tsx';
import { useDesk } from './desk-context.ts';
import { useDeed } from './use-deed.ts';

/** What is asked for now in, a view of it in the rail out. */
export function SaveView({ onClose }: { onClose: () => void }) {
  const { route, views, session, narrow } = useDesk();
  const name = useSignal('');
  const share = useSignal('personal');
  const deed = useDeed();
  const games = (session.session.value?.games ?? []).filter(({ id }) => session.can('view.share', id));
  const everywhere = session.session.value?.everywhere && session.can('view.share');
  const options: [string, string][] = [
    ['personal', text.lists.forMe],
    ...(everywhere ? [['team', text.lists.forTeam] as [string, string]] : []),
    ...games.map(({ id, name: game }): [string, string] => [`game ${id}`, text.lists.forGame(game)]),
  ];
  const save = () =>
    deed.run(async () => {
      const { asked } = route.peek();
      const id = await views.save(name.peek().trim(), asked, shareOf(share.peek()));
      narrow({ ...asked, view: id, sort: asked.sort ?? 'updated' });
      onClose();
    });
  const problem = deed.problem.value;
  return (
    <Modal label={text.lists.saveView} class="modal-form" onClose={onClose}>
      <h2>{text.lists.saveView}</h2>
      <Form
        action={text.lists.saveView}
        problem={problem && `${text.lists.notSaved} ${problemText(problem)}`}
        ready={!deed.busy.value && name.value.trim() !== ''}
        onSend={save}
      >
        <label class="field">
          <span>{text.lists.viewName}</span>
          <input
            required
            maxLength={60}
            autocomplete="off"
            autofocus
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        </label>
        {options.length > 1 && (
          <div class="field">
            <span>{text.lists.for}</span>
            <Select label={text.lists.for} value={share.value} options={options} onChoose={(value) => (share.value = value)} />
          </div>
        )}
      </Form>
    </Modal>
  );
}

function shareOf(value: string): ViewShare {
  return value === 'personal' || value === 'team' ? value : { gameId: value.slice('game '.length) };
}
