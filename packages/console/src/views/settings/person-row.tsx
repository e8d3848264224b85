import { mayGive, type Person, type Session } from '@savepoint/protocol';
import { Avatar } from '../../components/avatar.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { asApiError } from '../../models/api-error.ts';
import { useSurroundings } from '../desk-context.ts';
import { RoleChips } from './role-chips.tsx';

/** Somebody who works here in, who they are, what they may do and what one may do about that out. */
export function PersonRow({ person, onChange }: { person: Person; onChange: () => void }) {
  const { desk, settings } = useSurroundings();
  const own = desk.session.session.value;
  const mine = own?.staff.id === person.id;
  const changeable = own && !mine && desk.session.can('staff.change') && isBelow(own, person);
  const set = (disabled: boolean) =>
    settings.people.change(person.id, { disabled }).catch((thrown: unknown) => {
      const why = problemText(asApiError(thrown));
      desk.notices.show({ text: text.common.because(text.people.notChanged, why), tone: 'bad' });
    });
  return (
    <li class="line" data-off={person.disabled}>
      <Avatar id={person.id} name={person.name} staff />
      <div class="line-who">
        <p class="line-name">
          <bdi>{person.name}</bdi>
          {mine && <span class="chip chip-quiet">{text.people.you}</span>}
        </p>
        <p class="line-facts">
          <span>{person.email}</span>
          <RoleChips games={person.games} />
          {person.totp && <span class="chip chip-good">{text.people.factor}</span>}
          {person.disabled && <span class="chip chip-bad">{text.people.isShutOut}</span>}
        </p>
      </div>
      {changeable && (
        <div class="line-actions">
          <button type="button" class="button" aria-label={text.people.changeOf(person.name)} onClick={onChange}>
            {text.people.change}
          </button>
          <button
            type="button"
            class="button"
            aria-label={person.disabled ? text.people.letInOf(person.name) : text.people.shutOutOf(person.name)}
            onClick={() => void set(!person.disabled)}
          >
            {person.disabled ? text.people.letIn : text.people.shutOut}
          </button>
        </div>
      )}
    </li>
  );
}

/** Whether every role of theirs stands at or below one's own: those above are not to be touched. */
function isBelow({ everywhere }: Session, { games }: Person): boolean {
  const roles = 'all' in games ? [games.all] : Object.values(games.some);
  return everywhere !== null && roles.every((role) => mayGive(everywhere, role));
}
