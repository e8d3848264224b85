import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useSurroundings } from '../desk-context.ts';
import { useGame } from '../editors/use-game.ts';
import { AddGameDialog } from './add-game-dialog.tsx';
import { GameFields } from './game-fields.tsx';
import { GameKeys } from './game-keys.tsx';
import { GameRetention } from './game-retention.tsx';
import { GameSnippet } from './game-snippet.tsx';
import { GameTabs } from './game-tabs.tsx';
import { LoadProblem } from './load-problem.tsx';

/** The games whose settings one may change, one of them open. */
export function GamesPage({ rest: [named] }: { rest: string[] }) {
  const { desk, settings } = useSurroundings();
  const { session } = desk;
  const { games, game, chosen } = useGame('game.edit', named);
  const list = useMemo(() => createLoaded(() => settings.games.list()), []);
  const adding = useSignal(false);
  useEffect(() => void list.load(), []);
  const detail = list.value.value?.find(({ id }) => id === game);
  return (
    <>
      <div class="settings-lead">
        <p>{text.games.lead}</p>
        {session.can('game.add') && (
          <button type="button" class="button" onClick={() => (adding.value = true)}>
            {text.games.add}
          </button>
        )}
      </div>
      <GameTabs games={games} chosen={chosen} />
      <LoadProblem of={list} />
      {detail && <GameFields key={`fields-${detail.id}`} detail={detail} onSaved={list.load} />}
      {game && <GameSnippet game={game} />}
      {game && session.can('game.keys', game) && <GameKeys key={`keys-${game}`} game={game} />}
      {game && <GameRetention key={`retention-${game}`} game={game} />}
      {adding.value && (
        <AddGameDialog
          onAdded={(id) => {
            chosen.value = id;
            void list.load();
          }}
          onClose={() => (adding.value = false)}
        />
      )}
    </>
  );
}
