import { useSignal } from '@preact/signals';
import { text } from '../../i18n/text.ts';
import { dayOrTime } from '../dates.ts';
import { findCases } from '../find-cases.ts';
import { stateWords } from '../state-words.ts';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';

/** Up to so many are found by looking. */
const MOST_IN_VIEW = 5;

/** Every case of the player, the newest message first. */
export function CasesScreen() {
  const { seen, go } = usePanel();
  const all = seen.cases.value;
  const query = useSignal('');
  const cases = findCases(all, query.value);
  return (
    <Layout title={text.myCases}>
      {all.length > MOST_IN_VIEW && (
        <div class="search">
          <Icon name="search" />
          <input
            type="search"
            dir="auto"
            aria-label={text.solved.find}
            placeholder={text.solved.find}
            value={query.value}
            onInput={(event) => (query.value = event.currentTarget.value)}
          />
        </div>
      )}
      <p class="hint" role="status">
        {cases.length === 0 && (all.length === 0 ? text.noCases : text.solved.none)}
      </p>
      <ul class="list card" aria-label={text.myCases}>
        {cases.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              class={view.unread > 0 ? 'case unread' : 'case'}
              data-case-id={view.id}
              data-state={view.state}
              onClick={() => go({ name: 'case', caseId: view.id })}
            >
              <span class="row">
                <strong class="grow clip">{text.topics[view.topic]}</strong>
                <time>{dayOrTime(view.updatedAt)}</time>
              </span>
              <span class="clip" dir="auto">
                {view.messages.at(-1)?.text}
              </span>
              <span class="row">
                <span class={`state ${view.state}`}>{stateWords(view)}</span>
                {view.unread > 0 && <span class="count">{text.newCount(view.unread)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => go({ name: 'own-data' })}>
        <Icon name="account" /> <span>{text.mine.title}</span>
      </button>
    </Layout>
  );
}
