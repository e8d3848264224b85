import { useSignal, type Signal } from '@preact/signals';
import type { Found } from '@savepoint/sdk';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import type { LoadedHelp } from './load-help.ts';

/** A pause in writing: who is in the middle of a sentence is not to be interrupted. */
const PAUSE_MS = 500;

/** Articles that may answer what is being written; they take no focus, and can be folded away. */
export function Suggestions({ help, words }: LoadedHelp & { words: Signal<string> }) {
  const { go } = usePanel();
  const found = useSignal<readonly Found[]>([]);
  const written = words.value.trim();
  useEffect(() => {
    let late = false;
    const timer = setTimeout(async () => {
      const hits = written ? await help.suggest(written) : [];
      if (!late) found.value = hits;
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [written]);
  return (
    <div role="status" class="suggestions">
      {found.value.length > 0 && (
        <details open>
          <summary>{text.help.suggestions}</summary>
          <ul class="list card">
            {found.value.map(({ id, title }) => (
              <li key={id}>
                <button type="button" class="row" onClick={() => go({ name: 'help', page: { article: id, instead: true } })}>
                  <span class="grow" dir="auto">
                    {title.map((part) => part.text).join('')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
