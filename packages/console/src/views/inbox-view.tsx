import { useRef } from 'preact/hooks';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CaseList } from './case-list.tsx';
import { builtIn, isBuiltIn } from '../models/asked.ts';
import { useDesk } from './desk-context.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { WaitingChats } from './waiting-chats.tsx';
import { useHold } from './use-hold.ts';

/** The live list of cases with its filters. */
export function InboxView() {
  const { inbox } = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const hold = useHold(list, inbox.hold);
  const { rows, phase, waiting } = inbox;
  const showWaiting = () => {
    list.current?.scrollTo({ top: 0 });
    inbox.settle();
  };
  return (
    <section class="inbox" aria-label={text.inbox.title}>
      <WaitingChats />
      <InboxFilters />
      <div class="inbox-list" ref={list} aria-busy={phase.value === 'loading'} {...hold}>
        {waiting.value > 0 && (
          <div class="pill-place">
            <button type="button" class="pill" onClick={showWaiting}>
              <Icon name="up" />
              {text.inbox.fresh(waiting.value)}
            </button>
          </div>
        )}
        {phase.value === 'loading' && rows.value.length === 0 && <Skeleton />}
        {phase.value === 'failed' && <Failed />}
        {phase.value === 'ready' && rows.value.length === 0 && <Nothing />}
        {phase.value !== 'failed' && (
          <CaseList list={list} />
        )}
        <More />
      </div>
      <BulkBar />
    </section>
  );
}

/** The next page is asked for as one scrolls; by hand where that has failed. */
function More() {
  const { inbox } = useDesk();
  const more = inbox.more.value;
  if (more === 'none' || inbox.rows.value.length === 0) return null;
  return (
    <div class="more">
      <button type="button" class="link" onClick={() => void inbox.loadMore()}>
        {more === 'loading' ? text.common.loading : text.inbox.loadMore}
      </button>
    </div>
  );
}

function Failed() {
  const { inbox } = useDesk();
  const problem = inbox.problem.value;
  return (
    <EmptyState icon="alert" title={text.inbox.failed}>
      <p>{problem && problemText(problem)}</p>
      <button type="button" class="button" onClick={() => void inbox.load(inbox.asked.value)}>
        {text.common.tryAgain}
      </button>
    </EmptyState>
  );
}

function Nothing() {
  const { inbox, narrow } = useDesk();
  const asked = inbox.asked.value;
  const base = isBuiltIn(asked.view) ? builtIn(asked.view) : null;
  const narrowed = base && JSON.stringify(base.conditions) !== JSON.stringify(asked.conditions);
  if (!narrowed && (asked.view === 'waiting' || asked.view === 'unassigned')) return <EmptyState icon="check" title={text.inbox.nobodyWaits} />;
  return (
    <EmptyState icon="inbox" title={text.inbox.nothing}>
      {narrowed && (
        <button type="button" class="button" onClick={() => narrow(base)}>
          {text.inbox.clear}
        </button>
      )}
    </EmptyState>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} class="skeleton-row" />
      ))}
    </div>
  );
}
