import type { Signal } from '@preact/signals';
import { mayGive, ROLES, type Role, type StaffGames } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { useDesk } from '../desk-context.ts';

/** Which games somebody works on, and in which roles: chosen here, never above one's own role. */
export function GamesChoice({ value }: { value: Signal<StaffGames> }) {
  const { session } = useDesk().session;
  const { everywhere, games } = session.value ?? { everywhere: null, games: [] };
  const roles = ROLES.filter((role) => everywhere !== null && mayGive(everywhere, role));
  const chosen = value.value;
  const some = 'some' in chosen ? chosen.some : null;
  const put = (game: string, role: Role | undefined) => {
    const { [game]: _before, ...others } = some ?? {};
    value.value = { some: role ? { ...others, [game]: role } : others };
  };
  return (
    <fieldset class="games-choice">
      <legend>{text.settings.onGames}</legend>
      <label class="choice">
        <input
          type="radio"
          name="games"
          checked={!some}
          onChange={() => (value.value = { all: 'agent' })}
        />
        {text.settings.allGames}
      </label>
      {!some && (
        <RoleSelect
          label={text.settings.role}
          roles={roles}
          role={'all' in chosen ? chosen.all : undefined}
          onChoose={(role) => role && (value.value = { all: role })}
        />
      )}
      <label class="choice">
        <input type="radio" name="games" checked={some !== null} onChange={() => (value.value = { some: {} })} />
        {text.settings.someGames}
      </label>
      {some &&
        games.map(({ id, name }) => (
          <div key={id} class="games-choice-row">
            <span dir="auto">{name}</span>
            <RoleSelect
              label={text.settings.roleOn(name)}
              none={text.settings.noRole}
              roles={roles}
              role={some[id]}
              onChoose={(role) => put(id, role)}
            />
          </div>
        ))}
    </fieldset>
  );
}

/** Whether anything was chosen at all. */
export const isChoice = (games: StaffGames): boolean => 'all' in games || Object.keys(games.some).length > 0;

interface RoleSelectProps {
  label: string;
  /** The name of having no role, where that can be chosen. */
  none?: string;
  roles: readonly Role[];
  role: Role | undefined;
  onChoose(role: Role | undefined): void;
}

function RoleSelect({ label, none, roles, role, onChoose }: RoleSelectProps) {
  return (
    <span class="select select-tall">
      <select
        aria-label={label}
        value={role ?? ''}
        onChange={(event) => onChoose(roles.find((one) => one === event.currentTarget.value))}
      >
        {none !== undefined && <option value="">{none}</option>}
        {roles.map((one) => (
          <option key={one} value={one}>
            {text.names.roles[one]}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </span>
  );
}
