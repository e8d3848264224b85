import { text } from '../../i18n/text.ts';
import { dayOrTime } from '../dates.ts';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';

/** Every case of the player, the newest message first. */
export function CasesScreen() {
  const { seen, go } = usePanel();
  const cases = seen.cases.value;
  return (
    <Layout title={text.myCases}>
      {cases.length === 0 && <p class="hint">{text.noCases}</p>}
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
                <span class={`state ${view.state}`}>{text.states[view.state]}</span>
                {view.unread > 0 && <span class="count">{text.newCount(view.unread)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
