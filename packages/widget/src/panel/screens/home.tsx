import { TOPICS } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Notices } from '../components/notices.tsx';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';

/** Where the panel opens: a new report by topic, and the way to the cases. */
export function HomeScreen() {
  const { seen, draft, go } = usePanel();
  const unread = seen.unread.value;
  return (
    <Layout title={text.hello}>
      <Notices />
      {seen.cases.value.length > 0 && (
        <button type="button" class="row card" onClick={() => go({ name: 'cases' })}>
          <Icon name="inbox" />
          <span class="grow">{text.myCases}</span>
          {unread > 0 && <span class="count">{text.newCount(unread)}</span>}
          <Icon name="next" />
        </button>
      )}
      <h2>{text.newReport}</h2>
      <ul class="list card">
        {TOPICS.map((topic) => (
          <li key={topic}>
            <button
              type="button"
              class="row"
              onClick={() => {
                draft.topic.value = topic;
                go({ name: 'report' });
              }}
            >
              <Icon name={topic} />
              <span class="grow">{text.topics[topic]}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
