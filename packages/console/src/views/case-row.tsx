import type { CaseSummary, Found } from '@savepoint/protocol';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Tag } from '../components/tag.tsx';
import { StateBadge } from '../components/state-badge.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { languageName, playerName, tagParts } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { onlyState } from '../models/asked.ts';
import { isUnread } from '../models/freshest.ts';
import { writeRoute } from '../models/route.ts';
import { useDesk } from './desk-context.ts';

/** Facts a row says in its own words; a tag that repeats them would only take room. */
const SAID_KINDS = new Set(['topic', 'device', 'os', 'build', 'locale', 'language', 'game']);
const TAGS_SHOWN = 2;

const ROW_PX = 88;
/** No less than a line takes: a row that is a pixel higher than was said has all rows after it placed anew. */
const LINE_PX = 26;

const isUnsaid = (tag: string) => !SAID_KINDS.has(tagParts(tag).kind);

/** A row's height while text has its usual size: known before it is drawn, so that drawing it moves no other. */
export const rowHeight = (summary: CaseSummary, found: Found | undefined): number =>
  ROW_PX + (summary.tags.some(isUnsaid) ? LINE_PX : 0) + (found ? LINE_PX : 0);

interface CaseRowProps {
  summary: CaseSummary;
  /** Where it says what is looked for. */
  found: Found | undefined;
  /** Where in the list it stands, and how far from its top; -1: nobody knows how many there are. */
  place: { index: number; total: number; top: number; watch(row: HTMLElement): () => void };
  open: boolean;
  /** The one row the Tab key stops at; the others are reached with j and k. */
  reachable: boolean;
}

/** One case in, one line of the inbox out. */
export function CaseRow({ summary, found, place, open, reachable }: CaseRowProps) {
  const { page, route, selection, session, cursor, ahead, company } = useDesk();
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => (item.current ? place.watch(item.current) : undefined), [summary.id]);
  const there = company.byCase.value.get(summary.id) ?? [];
  const writing = there.filter(({ state }) => state === 'writing').map(({ staff }) => staff.name).join(', ');
  const picked = selection.all.value || selection.ids.value.has(summary.id);
  const unread = isUnread(summary);
  const tags = summary.tags.filter(isUnsaid);
  const settled = summary.state !== onlyState(route.value.asked);
  return (
    <li
      ref={item}
      class="row-item"
      data-index={place.index}
      data-picked={picked}
      onFocusIn={() => cursor.set(summary.id)}
      onPointerEnter={() => open || ahead.expect(summary.id)}
      aria-posinset={place.index + 1}
      aria-setsize={place.total}
      style={{ transform: `translateY(${place.top}px)`, minBlockSize: `${rowHeight(summary, found)}px` }}
    >
      {session.can('case.bulk', summary.gameId) && (
        <label class="row-pick-place">
          <input
            type="checkbox"
            class="row-pick"
            tabIndex={-1}
            checked={picked}
            aria-label={text.lists.pick(summary.number)}
            onChange={() => selection.toggle(summary.id)}
          />
        </label>
      )}
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
          <TimeAgo at={Math.max(summary.updatedAt, summary.lastMessage.at)} now={page.now} />
        </span>
        <span class="row-subject" dir="auto">
          {summary.subject}
        </span>
        {found && <Excerpt found={found} />}
        <span class="row-facts">
          <span class="row-facts-most">
            <span class="fact fact-topic">
              <Icon name={summary.topic} />
              {text.names.topics[summary.topic]}
            </span>
            {summary.priority !== 'normal' && (
              <span class={`fact priority priority-${summary.priority}`}>{text.lists.priorities[summary.priority]}</span>
            )}
            {writing && (
              <span class="fact fact-company" title={text.notes.writing(writing)}>
                <Icon name="edit" />
                <bdi>{writing}</bdi>
              </span>
            )}
            {summary.owner && (
              <span class="fact fact-owner" title={`${text.lists.owner}: ${summary.owner.name}`} dir="auto">
                {summary.owner.name}
              </span>
            )}
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
          </span>
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

/** A part of a text with what was looked for marked in it. */
function Excerpt({ found: { excerpt, marks } }: { found: Found }) {
  const parts: { text: string; mark: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push({ text: excerpt.slice(at, from), mark: false }, { text: excerpt.slice(from, to), mark: true });
    at = to;
  }
  parts.push({ text: excerpt.slice(at), mark: false });
  return (
    <span class="row-found" dir="auto">
      {parts.map((part, index) => (part.mark ? <mark key={index}>{part.text}</mark> : part.text))}
    </span>
  );
}
