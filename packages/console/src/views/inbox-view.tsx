import { useEffect, useRef } from 'preact/hooks';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { STATE_NAMES } from '../format/names.ts';
import { problemText } from '../format/problem-text.ts';
import { CaseRow } from './case-row.tsx';
import { useDesk } from './desk-context.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { WaitingChats } from './waiting-chats.tsx';
import { useHold } from './use-hold.ts';

/** The live list of cases with its filters. */
export function InboxView() {
  const { inbox, route } = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const hold = useHold(list, inbox.hold);
  const { rows, phase, waiting } = inbox;
  const showWaiting = () => {
    list.current?.scrollTo({ top: 0 });
    inbox.settle();
  };
  const openId = route.value.caseId;
  return (
    <section class="inbox" aria-label="Inbox">
      <WaitingChats />
      <InboxFilters />
      <div class="inbox-list" ref={list} aria-busy={phase.value === 'loading'} {...hold}>
        {waiting.value > 0 && (
          <div class="pill-place">
            <button type="button" class="pill" onClick={showWaiting}>
              <Icon name="up" />
              {waiting.value} new
            </button>
          </div>
        )}
        {phase.value === 'loading' && rows.value.length === 0 && <Skeleton />}
        {phase.value === 'failed' && <Failed />}
        {phase.value === 'ready' && rows.value.length === 0 && <Nothing />}
        {phase.value !== 'failed' && (
          <ul class="rows" aria-label="Cases" data-loading={phase.value === 'loading'}>
            {rows.value.map((summary, index) => (
              <CaseRow
                key={summary.id}
                summary={summary}
                open={summary.id === openId}
                reachable={openId ? summary.id === openId : index === 0}
              />
            ))}
          </ul>
        )}
        <More root={list} />
      </div>
    </section>
  );
}

/** Asks for the next page before the end of the list comes into sight. */
function More({ root }: { root: { current: HTMLDivElement | null } }) {
  const { inbox } = useDesk();
  const end = useRef<HTMLDivElement>(null);
  const more = inbox.more.value;
  useEffect(() => {
    if (more !== 'idle' || !end.current) return undefined;
    const seen = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void inbox.loadMore(),
      { root: root.current, rootMargin: '600px' },
    );
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [more]);
  if (more === 'none') return null;
  return (
    <div class="more" ref={end}>
      <button type="button" class="link" onClick={() => void inbox.loadMore()}>
        {more === 'loading' ? 'Loading…' : 'Load more'}
      </button>
    </div>
  );
}

function Failed() {
  const { inbox } = useDesk();
  const problem = inbox.problem.value;
  return (
    <EmptyState icon="alert" title="The cases could not be loaded">
      <p>{problem && problemText(problem)}</p>
      <button type="button" class="button" onClick={() => void inbox.load(inbox.filter.value)}>
        Try again
      </button>
    </EmptyState>
  );
}

function Nothing() {
  const { inbox, narrow } = useDesk();
  const { state, game, topic, tag, text } = inbox.filter.value;
  const narrowed = game || topic || tag || text;
  if (!narrowed && state === 'open') return <EmptyState icon="check" title="Nobody is waiting" />;
  return (
    <EmptyState icon="inbox" title={`No ${state ? `${STATE_NAMES[state].toLowerCase()} ` : ''}cases like this`}>
      {narrowed && (
        <button type="button" class="button" onClick={() => narrow(state ? { state } : {})}>
          Clear the filters
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
