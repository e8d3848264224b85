import { useEffect, useRef } from 'preact/hooks';
import { EmptyState } from '../components/empty-state.tsx';
import { Icon } from '../components/icon.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
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
          <ul class="rows" aria-label={text.inbox.cases} data-loading={phase.value === 'loading'}>
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
      <button type="button" class="button" onClick={() => void inbox.load(inbox.filter.value)}>
        {text.common.tryAgain}
      </button>
    </EmptyState>
  );
}

function Nothing() {
  const { inbox, narrow } = useDesk();
  const { state, ...filter } = inbox.filter.value;
  const narrowed = filter.game || filter.topic || filter.tag || filter.text;
  if (!narrowed && state === 'open') return <EmptyState icon="check" title={text.inbox.nobodyWaits} />;
  return (
    <EmptyState icon="inbox" title={text.inbox.nothing[state ?? 'all']}>
      {narrowed && (
        <button type="button" class="button" onClick={() => narrow(state ? { state } : {})}>
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
