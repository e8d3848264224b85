import { useSignal } from '@preact/signals';
import { text } from '../../i18n/text.ts';
import { useDesk } from '../desk-context.ts';
import { GameKeys } from './game-keys.tsx';
import { GameRetention } from './game-retention.tsx';

/** The games whose settings one may change, one of them open. */
export function GamesPage() {
  const { session } = useDesk();
  const games = session.session.value?.games.filter(({ id }) => session.can('game.edit', id)) ?? [];
  const chosen = useSignal(games[0]?.id);
  const game = games.find(({ id }) => id === chosen.value);
  return (
    <>
      <p class="settings-lead">{text.games.lead}</p>
      {games.length > 1 && (
        <div class="tabs" role="group" aria-label={text.inbox.game}>
          {games.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class="tab"
              aria-pressed={id === chosen.value}
              onClick={() => (chosen.value = id)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      {game && session.can('game.keys', game.id) && <GameKeys key={`keys-${game.id}`} game={game.id} />}
      {game && <GameRetention key={`retention-${game.id}`} game={game.id} />}
    </>
  );
}
