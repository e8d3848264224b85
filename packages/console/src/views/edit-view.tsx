import { useSignal } from '@preact/signals';
import type { SavedView } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import { DEFAULT_VIEW, sameAsked } from '../models/asked.ts';
import { useDesk } from './desk-context.ts';
import { askedBy } from './rail.tsx';
import { ViewDialog } from './view-dialog.tsx';

/** A saved view in, the same under another name, or of what the list is asked for now, out. */
export function EditView({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const { route, views, narrow, notices } = useDesk();
  const { asked } = route.value;
  const narrowed = !sameAsked(asked, askedBy(view));
  const withList = useSignal(true);
  const save = async (name: string) => {
    try {
      await views.change(view, name, narrowed && withList.peek() ? asked : view);
    } catch (thrown) {
      const gone = !views.saved.peek().some(({ id }) => id === view.id);
      if (!gone) throw thrown;
      // What is left of it is the list on screen, and that can be saved as another.
      narrow({ ...asked, view: DEFAULT_VIEW });
      notices.show({ text: text.lists.viewGone, tone: 'bad' });
    }
  };
  return (
    <ViewDialog title={text.lists.editView} action={text.common.save} name={view.name} save={save} onClose={onClose}>
      {narrowed && (
        <label class="tick">
          <input
            type="checkbox"
            checked={withList.value}
            onChange={(event) => (withList.value = event.currentTarget.checked)}
          />
          <span>{text.lists.asListed}</span>
        </label>
      )}
      {view.scope !== 'personal' && <p class="quiet">{text.lists.changesForAll}</p>}
    </ViewDialog>
  );
}
