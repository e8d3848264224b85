import { Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import { fullTime, shortDay } from '../format/time.ts';
import { text } from '../i18n/text.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';

/** How many notes name one and were not looked at, and the way to them. Nothing while there are none. */
export function MentionsMenu() {
  const { mentions, route, page } = useDesk();
  const open = mentions.open.value;
  if (open.length === 0) return null;
  return (
    <Menu
      class="mentions"
      label={text.notes.mentions(open.length)}
      face={
        <>
          <Icon name="at" />
          <span class="mentions-count" aria-hidden="true">
            {open.length}
          </span>
        </>
      }
    >
      {(close) => (
        <ul class="mentions-list">
          {open.map(({ note, caseId, number, subject }) => (
            <li key={note.id}>
              <a class="earlier-case" href={writeRoute({ ...route.value, caseId })} onClick={close}>
                <span class="earlier-subject" dir="auto">
                  {note.by.name}: {note.text}
                </span>
                <span class="earlier-meta">
                  #{number} · <bdi>{subject}</bdi> · <time title={fullTime(note.at)}>{shortDay(note.at, page.now.value)}</time>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
