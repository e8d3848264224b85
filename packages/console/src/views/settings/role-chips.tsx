import type { StaffGames } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { useDesk } from '../desk-context.ts';

/** Games and roles in, one chip for each out. */
export function RoleChips({ games }: { games: StaffGames }) {
  const { session } = useDesk().session;
  const { roles } = text.names;
  if ('all' in games) return <span class="chip">{text.settings.everywhere(roles[games.all])}</span>;
  const names = new Map(session.value?.games.map(({ id, name }) => [id, name]));
  return (
    <>
      {Object.entries(games.some).map(([game, role]) => (
        <span key={game} class="chip">
          <b dir="auto">{names.get(game) ?? game}</b> {roles[role]}
        </span>
      ))}
    </>
  );
}
