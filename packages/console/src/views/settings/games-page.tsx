import { useSignal } from '@preact/signals';
import { text } from '../../i18n/text.ts';
import { useDesk } from '../desk-context.ts';
import { GameKeys } from './game-keys.tsx';
import { GameRetention } from './game-retention.tsx';
import { GameTabs } from './game-tabs.tsx';

/** The games whose settings one may change, one of them open. */
export function GamesPage() {
  const { session } = useDesk();
  const games = session.session.value?.games.filter(({ id }) => session.can('game.edit', id)) ?? [];
  const chosen = useSignal(games[0]?.id ?? '');
  const game = games.find(({ id }) => id === chosen.value)?.id;
  return (
    <>
      <p class="settings-lead">{text.games.lead}</p>
      <GameTabs games={games} chosen={chosen} />
      {game && session.can('game.keys', game) && <GameKeys key={`keys-${game}`} game={game} />}
      {game && <GameRetention key={`retention-${game}`} game={game} />}
    </>
  );
}
