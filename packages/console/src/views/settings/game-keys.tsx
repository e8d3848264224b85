import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { problemText } from '../../format/problem-text.ts';
import { shortDay } from '../../format/time.ts';
import { text } from '../../i18n/text.ts';
import { asApiError } from '../../models/api-error.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useSurroundings } from '../desk-context.ts';
import { GameKeyDialog } from './game-key-dialog.tsx';
import { LoadProblem } from './load-problem.tsx';

/** The keys by which a studio says who is playing. */
export function GameKeys({ game }: { game: string }) {
  const { desk, settings } = useSurroundings();
  const keys = useMemo(() => createLoaded(() => settings.games.keys(game)), [game]);
  const adding = useSignal(false);
  useEffect(() => void keys.load(), [keys]);
  const remove = (id: string) =>
    settings.games.removeKey(game, id).then(keys.load, (thrown: unknown) => {
      desk.notices.show({ text: problemText(asApiError(thrown)), tone: 'bad' });
    });
  return (
    <section class="form-part" aria-labelledby="keys-title">
      <h2 id="keys-title">{text.games.keys}</h2>
      <div class="settings-lead">
        <p>{text.games.keysLead}</p>
        <button type="button" class="button" onClick={() => (adding.value = true)}>
          {text.games.addKey}
        </button>
      </div>
      <LoadProblem of={keys} />
      {keys.value.value?.length === 0 && <p class="quiet">{text.games.noKeys}</p>}
      <ul class="lines" aria-labelledby="keys-title">
        {keys.value.value?.map(({ id, algorithm, createdAt }) => (
          <li key={id} class="line">
            <div class="line-who">
              <p class="line-name">
                <code>{id}</code>
              </p>
              <p class="line-facts">
                <span class="chip">{algorithm}</span>
                <span>{text.people.created(shortDay(createdAt, desk.page.now.value))}</span>
              </p>
            </div>
            <button
              type="button"
              class="button"
              aria-label={text.games.removeKey(id)}
              onClick={() => void remove(id)}
            >
              {text.common.remove}
            </button>
          </li>
        ))}
      </ul>
      {adding.value && <GameKeyDialog game={game} onAdded={keys.load} onClose={() => (adding.value = false)} />}
    </section>
  );
}
