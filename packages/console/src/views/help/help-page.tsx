import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { isWritable } from '../../models/settings/help-table.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useDesk, useSurroundings } from '../desk-context.ts';
import { GameTabs } from '../settings/game-tabs.tsx';
import { LoadProblem } from '../settings/load-problem.tsx';
import { HelpEditor } from './help-editor.tsx';
import { HelpTable } from './help-table.tsx';
import { MenuEditor } from './menu-editor.tsx';

/** A game's help: all of it as a table, or one piece to be written where the address names one. */
export function HelpPage({ rest }: { rest: string[] }) {
  const { session } = useDesk();
  const { help } = useSurroundings().settings;
  const games = session.session.value?.games.filter(({ id }) => session.can('help.edit', id)) ?? [];
  const chosen = useSignal(games[0]?.id ?? '');
  const [named, language, kind, id] = rest;
  const game = games.find((one) => one.id === (named ?? chosen.value))?.id;
  const overview = useMemo(() => createLoaded(() => help.overview(game ?? '')), [game]);
  useEffect(() => void (game && overview.load()), [overview]);
  if (!game) return <p class="quiet">{text.settings.notAllowed}</p>;
  const known = overview.value.value;
  const isList = !isWritable(kind) && kind !== 'menu';
  return (
    <>
      {isList && <p class="settings-lead">{text.help.lead}</p>}
      {isList && <GameTabs games={games} chosen={chosen} />}
      <LoadProblem of={overview} />
      {known && kind === 'menu' && language && (
        <MenuEditor key={rest.join('/')} game={game} language={language} pieces={known.pieces} onChanged={overview.load} />
      )}
      {known && isList && <HelpTable key={game} game={game} pieces={known.pieces} />}
      {known && isWritable(kind) && language && id && (
        <HelpEditor
          key={rest.join('/')}
          game={game}
          name={{ language, kind, id }}
          pieces={known.pieces}
          onChanged={overview.load}
        />
      )}
    </>
  );
}
