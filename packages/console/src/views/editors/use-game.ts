import { useSignal, type Signal } from '@preact/signals';
import type { Action, StaffGame } from '@savepoint/protocol';
import { useDesk } from '../desk-context.ts';

/** The games on which one's role allows something, and the one of them that the address names or that was chosen last. */
export function useGame(action: Action, named: string | undefined): { games: StaffGame[]; game: string | undefined; chosen: Signal<string> } {
  const { session } = useDesk();
  const games = session.session.value?.games.filter(({ id }) => session.can(action, id)) ?? [];
  const chosen = useSignal(named ?? games[0]?.id ?? '');
  return { games, chosen, game: games.find(({ id }) => id === (named ?? chosen.value))?.id };
}
