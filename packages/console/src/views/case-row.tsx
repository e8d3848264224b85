import type { CaseSummary } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { Tag } from '../components/tag.tsx';
import { StateBadge } from '../components/state-badge.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { languageName, playerName, tagParts } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { isUnread } from '../models/freshest.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';

/** Facts a row says in its own words; a tag that repeats them would only take room. */
const SAID_KINDS = new Set(['topic', 'device', 'os', 'build', 'locale', 'language', 'game']);
const TAGS_SHOWN = 2;

interface CaseRowProps {
  summary: CaseSummary;
  open: boolean;
  /** The one row the Tab key stops at; the others are reached with j and k. */
  reachable: boolean;
}

/** One case in, one line of the inbox out. */
export function CaseRow({ summary, open, reachable }: CaseRowProps) {
  const { page, route } = useDesk();
  const unread = isUnread(summary);
  const tags = summary.tags.filter((tag) => !SAID_KINDS.has(tagParts(tag).kind));
  const settled = summary.state !== route.value.filter.state;
  return (
    <li class="row-item">
      <a
        class="row"
        href={writeRoute({ ...route.value, caseId: summary.id })}
        data-case-id={summary.id}
        data-unread={unread}
        data-state={summary.state}
        aria-current={open ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
      >
        <span class="row-head">
          {unread && <span class="unread-dot" role="img" aria-label={text.inbox.unread} />}
          <span class="row-player" dir="auto">
            {playerName(summary.player)}
          </span>
          <span class="row-number">#{summary.number}</span>
          <TimeAgo at={summary.updatedAt} now={page.now} />
        </span>
        <span class="row-subject" dir="auto">
          {summary.subject}
        </span>
        <span class="row-facts">
          <span class="fact fact-topic">
            <Icon name={summary.topic} />
            {text.names.topics[summary.topic]}
          </span>
          {summary.build && <span class="fact fact-build">{summary.build}</span>}
          {summary.deviceClass && (
            <span class="fact" title={text.names.devices[summary.deviceClass]}>
              <Icon name={summary.deviceClass} />
              <span class="visually-hidden">{text.names.devices[summary.deviceClass]}</span>
              {summary.os}
            </span>
          )}
          {summary.locale && (
            <span class="fact" title={languageName(summary.locale)}>
              {summary.locale.split(/[-_]/)[0]}
            </span>
          )}
          {settled && <StateBadge state={summary.state} />}
        </span>
        {tags.length > 0 && (
          <span class="row-tags">
            {tags.slice(0, TAGS_SHOWN).map((tag) => (
              <Tag key={tag} tag={tag} />
            ))}
            {tags.length > TAGS_SHOWN && <span class="tag-more">+{tags.length - TAGS_SHOWN}</span>}
          </span>
        )}
      </a>
    </li>
  );
}
