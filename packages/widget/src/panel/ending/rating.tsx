import { useSignal } from '@preact/signals';
import { LIMITS } from '@savepoint/protocol';
import type { Case } from '@savepoint/sdk';
import { text } from '../../i18n/text.ts';
import { Words } from '../components/words.tsx';
import { useOwnCases } from './use-own-cases.ts';

const SCORES = [1, 2, 3, 4, 5] as const;
const STAR = 'M12 3l2.7 5.9 6.3.7-4.7 4.3 1.3 6.3L12 17l-5.6 3.2 1.3-6.3L3 9.6l6.3-.7z';

/** Five stars and a word to go with them; afterwards what was given, and thanks. */
export function Rating({ view }: { view: Case }) {
  const { wrong, say } = useOwnCases();
  const score = useSignal<(typeof SCORES)[number] | undefined>(undefined);
  const comment = useSignal('');
  const given = view.rating;

  async function send() {
    const chosen = score.value;
    if (chosen) await say((own) => own.rate(view.id, { score: chosen, comment: comment.value }));
  }
  const shown = given ?? score.value ?? 0;
  return (
    <fieldset class="card rating">
      <legend>{given ? text.solved.thanks : text.solved.rate}</legend>
      <div class="stars">
        {SCORES.map((one) => (
          <label key={one} class={one <= shown ? 'star lit' : 'star'}>
            <input
              type="radio"
              name="score"
              aria-label={text.solved.scores[one]}
              checked={one === shown}
              disabled={given !== undefined}
              onChange={() => (score.value = one)}
            />
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={STAR} />
            </svg>
          </label>
        ))}
      </div>
      <p class="hint centre" role="status">
        {shown > 0 && text.solved.scores[shown as 1]}
      </p>
      {given === undefined && score.value && (
        <>
          <Words words={comment} rows={2} maxLength={LIMITS.ratingChars} aria-label={text.solved.more} placeholder={text.solved.more} />
          <p role="alert" class="wrong">
            {wrong.value}
          </p>
          <button type="button" class="main" onClick={send}>
            {text.send}
          </button>
        </>
      )}
    </fieldset>
  );
}
