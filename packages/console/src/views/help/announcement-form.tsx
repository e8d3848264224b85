import type { Announcement, HelpSnapshot } from '@savepoint/protocol';
import {
  announcementEdit,
  announcementFaults,
  announcementOf,
  EMPTY_ANNOUNCEMENT,
  type AnnouncementEdit,
} from '../../models/settings/announcement-edit.ts';
import { nothingPublished } from '../../models/settings/help-preview.ts';
import { useSurroundings } from '../desk-context.ts';
import { lookOf, WidgetPreview } from '../editors/widget-preview.tsx';
import { AnnouncementFields } from './announcement-fields.tsx';
import { PieceForm, type PieceFormProps } from './piece-form.tsx';
import { SourceText } from './source-text.tsx';

/** News or a known problem, with what players see of it beside it. */
export function AnnouncementForm(props: PieceFormProps) {
  const { name, detail, source } = props;
  const { theme } = useSurroundings();
  const from = detail ?? source;
  // A translation begins with the times and the players of its source, and without its words.
  const start = from ? announcementEdit(from.draft as Announcement) : EMPTY_ANNOUNCEMENT;
  const saved = detail ? start : { ...start, title: '', text: '' };
  const look = lookOf(theme.choice.value);
  const order = (edit: AnnouncementEdit) => edit.title.trim() ? { snapshot: snapshotOf(edit, name.language), look } : undefined;
  return (
    <PieceForm
      {...props}
      saved={saved}
      write={(id, edit) => ({ kind: 'announcement', content: announcementOf(id, edit) })}
      ready={(edit) => announcementFaults(edit).size === 0}
      beside={(edit) => (
        <div class="piece-beside">
          {source && <SourceText kind="announcement" language={source.language} detail={source} />}
          <WidgetPreview order={order(edit)} />
        </div>
      )}
    >
      {(edit, put) => <AnnouncementFields language={name.language} edit={edit.value.value} onEdit={put} />}
    </PieceForm>
  );
}

/** All that players would have if it were everything. Whoever writes is to see it, for whomever and whenever it is meant. */
function snapshotOf(edit: AnnouncementEdit, language: string): HelpSnapshot {
  const { id, kind, title, text } = announcementOf('preview', edit);
  return { ...nothingPublished(language), announcements: [{ id, kind, title, text }] };
}
