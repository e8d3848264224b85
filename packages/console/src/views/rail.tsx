import { BUILT_IN_VIEWS, COUNTED_UP_TO, type SavedView } from '@savepoint/protocol';
import { useEffect, useRef } from 'preact/hooks';
import { count } from '../format/count.ts';
import { text } from '../i18n/text.ts';
import { builtIn, type Asked } from '../models/asked.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';

/** The views with what they count: those that every desk has, and below them those that were kept. */
export function Rail() {
  const { views } = useDesk();
  const counts = views.counts.value;
  return (
    <nav class="rail" aria-label={text.lists.views}>
      <ul class="rail-views">
        {BUILT_IN_VIEWS.map((view) => (
          <View key={view} asked={builtIn(view)} name={text.lists.names[view]} total={counts?.builtIn[view]} />
        ))}
      </ul>
      {views.saved.value.length > 0 && (
        <>
          <h2 class="rail-title">{text.lists.saved}</h2>
          <ul class="rail-views">
            {views.saved.value.map((view) => (
              <View key={view.id} asked={askedBy(view)} name={view.name} total={counts?.saved[view.id]} />
            ))}
          </ul>
          {views.more.value !== 'none' && (
            <button type="button" class="link rail-more" onClick={() => void views.loadMore()}>
              {views.more.value === 'loading' ? text.common.loading : text.inbox.loadMore}
            </button>
          )}
        </>
      )}
    </nav>
  );
}

export const askedBy = ({ id, conditions, sort }: SavedView): Asked => ({ view: id, conditions, sort });

/** `total` is null beyond what is counted, and undefined while nobody knows. */
function View({ asked, name, total }: { asked: Asked; name: string; total: number | null | undefined }) {
  const { route } = useDesk();
  const here = route.value.asked.view === asked.view;
  const link = useRef<HTMLAnchorElement>(null);
  // Where the views stand in a line, the one that is shown may be out of sight, and is so again once the counts are there.
  const counted = total !== undefined;
  useEffect(() => void (here && link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })), [here, counted]);
  return (
    <li>
      <a
        ref={link}
        class="rail-view"
        href={writeRoute({ caseId: null, asked })}
        data-view-id={asked.view}
        aria-current={here ? 'page' : undefined}
      >
        <span class="rail-name" dir="auto" title={name}>
          {name}
        </span>
        {counted && <span class="count">{total === null ? text.lists.more(COUNTED_UP_TO) : count(total)}</span>}
      </a>
    </li>
  );
}
