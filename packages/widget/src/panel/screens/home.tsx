import { TOPICS } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { Eased } from '../components/eased.tsx';
import { Icon } from '../components/icon.tsx';
import { Notices } from '../components/notices.tsx';
import { Layout } from '../components/layout.tsx';
import { ResultsSlot, SearchField, ShelfSlot } from '../help/slots.tsx';
import { ChatRow } from '../chat-row.tsx';
import { usePanel } from '../panel-context.ts';

/** Where the panel opens: answers first, then the way to the cases and a new report by topic. */
export function HomeScreen() {
  const { query } = usePanel();
  return (
    <Layout title={text.hello}>
      <Notices />
      <SearchField query={query} />
      {query.value.trim() ? <ResultsSlot query={query.value} /> : <Start />}
    </Layout>
  );
}

/** What there is when nothing is searched for. */
function Start() {
  const { seen, draft, go } = usePanel();
  const unread = seen.unread.value;
  return (
    <>
      <ShelfSlot />
      <ChatRow />
      {seen.cases.value.length > 0 && (
        <button type="button" class="row card" onClick={() => go({ name: 'cases' })}>
          <Icon name="inbox" />
          <span class="grow counted">
            <span>{text.myCases}</span>
            {unread > 0 && <span class="count">{text.newCount(unread)}</span>}
          </span>
          <Icon name="next" />
        </button>
      )}
      <Eased part="home">
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
      </Eased>
    </>
  );
}
