import { LIMITS, type Localised } from '@savepoint/protocol';
import { useId } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { languageName } from '../../format/names.ts';
import { useFirstFocus } from '../use-first-focus.ts';

interface WordsPairProps {
  label: string;
  labelIn: (language: string) => string;
  words: Localised | undefined;
  beside: string;
  /** Its English was changed after it. */
  stale: boolean;
  problem?: string | false | undefined;
  focused?: boolean;
  onSay: (language: string, said: string) => void;
}

/** Words in English and, beside them, in the language that is being translated into. */
export function WordsPair({ label, labelIn, words, beside, stale, problem, focused = false, onSay }: WordsPairProps) {
  const id = useId();
  const source = useFirstFocus<HTMLInputElement>(focused);
  const line = (language: string, name: string, isSource: boolean) => (
    <label class="field">
      <span>
        {name}
        {!isSource && stale && <span class="chip chip-bad">{text.help.stale}</span>}
        {!isSource && !stale && words?.en && !words[language] && <span class="chip chip-warn">{text.forms.missing}</span>}
      </span>
      <input
        ref={isSource ? source : undefined}
        dir="auto"
        lang={language}
        maxLength={LIMITS.titleChars}
        aria-invalid={isSource && problem ? true : undefined}
        aria-describedby={isSource && problem ? id : undefined}
        value={words?.[language] ?? ''}
        onInput={(event) => onSay(language, event.currentTarget.value)}
      />
    </label>
  );
  return (
    <div class="words-pair">
      {line('en', label, true)}
      {line(beside, labelIn(languageName(beside)), false)}
      {problem && (
        <p class="field-problem" id={id}>
          {problem}
        </p>
      )}
    </div>
  );
}
