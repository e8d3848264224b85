import { useSignal } from '@preact/signals';
import { spoken, text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { useDeed } from './use-deed.ts';

interface PlayerWordsProps {
  words: string;
  /** What the player's game is set to. */
  locale: string | undefined;
}

/** What a player wrote, never read for marks; where something translates, also in the language of the desk. */
export function PlayerWords(props: PlayerWordsProps) {
  const to = spoken.value.locale;
  // Other words, as after a redaction, or another language: what was translated before is gone.
  return <Words key={`${to} ${props.words}`} {...props} to={to} />;
}

function Words({ words, locale, to }: PlayerWordsProps & { to: string }) {
  const { translate } = useDesk();
  const translated = useSignal<string | null>(null);
  const original = useSignal(false);
  const deed = useDeed();
  const shown = original.value ? null : translated.value;
  const turn = async () => {
    if (translated.peek() !== null) original.value = !original.peek();
    else if (translate) await deed.run(async () => (translated.value = await translate(words, locale, to)));
  };
  return (
    <>
      <p class="message-text" dir="auto" lang={shown === null ? undefined : to}>
        {shown ?? words}
      </p>
      {translate && (
        <p class="message-translation">
          <span role="status">
            {deed.problem.value ? text.writing.notTranslated : shown !== null && text.writing.translated}
          </span>
          <button type="button" class="link" aria-disabled={deed.busy.value} onClick={() => void turn()}>
            {deed.busy.value ? text.writing.translating : shown === null ? text.writing.translate : text.writing.original}
          </button>
        </p>
      )}
    </>
  );
}
