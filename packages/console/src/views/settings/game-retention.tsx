import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';
import { LoadProblem } from './load-problem.tsx';

const MOST_DAYS = 36_500;

/** After how many days the closed cases of a game are erased. */
export function GameRetention({ game }: { game: string }) {
  const { games } = useSurroundings().settings;
  const retention = useMemo(() => createLoaded(() => games.retention(game)), [game]);
  /** Null while nothing was typed: what the server says stands there. */
  const typed = useSignal<string | null>(null);
  const days = typed.value ?? String(retention.value.value?.days ?? '');
  const saved = useSignal(false);
  const deed = useDeed();
  useEffect(() => void retention.load(), [retention]);
  const save = async () => {
    const { days: _before, ...rest } = retention.value.peek() ?? {};
    const before = typed.peek();
    const next = days === '' ? rest : { ...rest, days: Number(days) };
    if (!(await deed.run(() => games.setRetention(game, next)))) return;
    saved.value = typed.peek() === before;
    void retention.load();
  };
  const problem = deed.problem.value;
  return (
    <section class="form-part" aria-labelledby="retention-title">
      <h2 id="retention-title">{text.games.retention}</h2>
      <LoadProblem of={retention} />
      {retention.value.value && (
        <form
          class="form-row"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <label class="field">
            <span>{text.games.days}</span>
            <input
              type="number"
              min={1}
              max={MOST_DAYS}
              value={days}
              onInput={(event) => {
                typed.value = event.currentTarget.value;
                saved.value = false;
              }}
            />
            <small>{text.games.daysHint}</small>
          </label>
          <button type="submit" class="button" disabled={deed.busy.value}>
            {text.common.save}
          </button>
          <p class="form-done" role="status">
            {saved.value && text.common.saved}
          </p>
          <p class="form-problem" role="alert">
            {problem && problemText(problem)}
          </p>
        </form>
      )}
    </section>
  );
}
