import type { CaseDetail } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { StateBadge } from '../components/state-badge.tsx';
import { fullTime, shortDay } from '../format/time.ts';
import { text } from '../i18n/text.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';

/** The player's other cases in, links to them out. */
export function EarlierCases({ cases }: { cases: CaseDetail['earlier'] }) {
  const { route, page } = useDesk();
  return (
    <ul class="earlier">
      {cases.map((one) => (
        <li key={one.id}>
          <a class="earlier-case" href={writeRoute({ ...route.value, caseId: one.id })}>
            <span class="earlier-subject" dir="auto">
              {one.subject}
            </span>
            <span class="earlier-meta">
              <Icon name={one.topic} />
              {text.names.topics[one.topic]} · #{one.number} ·{' '}
              <time title={fullTime(one.openedAt)}>{shortDay(one.openedAt, page.now.value)}</time>
              <StateBadge state={one.state} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
