import { useSignal } from '@preact/signals';
import type { Found } from '@savepoint/sdk';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-context.ts';
import type { LoadedHelp } from './load-help.ts';
import { Stretches } from './stretches.tsx';

/** What was found for the words in the search field, and for those in it a moment ago until then. */
export function Results({ help, content, query }: LoadedHelp & { query: string }) {
  const { go } = usePanel();
  const found = useSignal<readonly Found[] | undefined>(undefined);
  const snapshot = content.value;
  useEffect(() => {
    let late = false;
    void help.search(query).then((hits) => {
      if (!late) found.value = hits;
    });
    return () => void (late = true);
  }, [query, snapshot]);
  if (!found.value) return null;
  return (
    <>
      <p class="hint" role="status">
        {found.value.length > 0 ? text.help.found(found.value.length) : text.solved.none}
      </p>
      <ul class="list card">
        {found.value.map(({ id, title, excerpt }) => (
          <li key={id}>
            <button type="button" class="row" onClick={() => go({ name: 'help', page: { article: id } })}>
              <span class="grow" dir="auto">
                <strong>
                  <Stretches of={title} />
                </strong>
                <small class="two-lines">
                  <Stretches of={excerpt} />
                </small>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
