import { useSignal } from '@preact/signals';
import { text } from '../i18n/text.ts';
import type { ViewShare } from '../models/api.ts';
import { sameAsked } from '../models/asked.ts';
import { Select } from './condition-editor.tsx';
import { useDesk } from './desk-context.ts';
import { ViewDialog } from './view-dialog.tsx';

/** What is asked for now in, a view of it in the rail out. */
export function SaveView({ onClose }: { onClose: () => void }) {
  const { route, views, session, narrow } = useDesk();
  const share = useSignal('personal');
  const games = (session.session.value?.games ?? []).filter(({ id }) => session.can('view.share', id));
  const everywhere = session.session.value?.everywhere && session.can('view.share');
  const options: [string, string][] = [
    ['personal', text.lists.forMe],
    ...(everywhere ? [['team', text.lists.forTeam] as [string, string]] : []),
    ...games.map(({ id, name: game }): [string, string] => [`game ${id}`, text.lists.forGame(game)]),
  ];
  async function save(name: string): Promise<void> {
    const { asked } = route.peek();
    const id = await views.save(name, asked, shareOf(share.peek()));
    // Who looks at another list by now goes on with that.
    if (sameAsked(route.peek().asked, asked)) narrow({ ...asked, view: id, sort: asked.sort ?? 'updated' });
  }
  return (
    <ViewDialog title={text.lists.saveView} action={text.lists.saveView} name="" save={save} onClose={onClose}>
      {options.length > 1 && (
        <div class="field">
          <span>{text.lists.for}</span>
          <Select label={text.lists.for} value={share.value} options={options} onChoose={(value) => (share.value = value)} />
        </div>
      )}
    </ViewDialog>
  );
}

function shareOf(value: string): ViewShare {
  return value === 'personal' || value === 'team' ? value : { gameId: value.slice('game '.length) };
}
