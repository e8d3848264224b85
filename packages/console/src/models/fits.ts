import { PRIORITIES, type CaseSort, type CaseSummary, type CaseTest } from '@savepoint/protocol';
import { playerName } from '../format/names.ts';
import type { Asked } from './asked.ts';
import { isUnread } from './freshest.ts';

/** Who looks, and when. */
export interface Looking {
  staffId: string;
  nowMs: number;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Whether a pushed case belongs in the list. What a row of the list does not know, such as the words of earlier messages, is
 * taken to be as it was: `stood` says whether the case stood in the list.
 */
export function fits(summary: CaseSummary, { conditions, sort }: Asked, looking: Looking, stood: boolean): boolean {
  if (sort === 'waiting' ? summary.waitingSince === undefined : sort === 'priority' && summary.state === 'closed') return false;
  const { match, tests } = conditions;
  const holds = (test: CaseTest) => meets(summary, test, looking, stood);
  return match === 'all' || tests.length === 0 ? tests.every(holds) : tests.some(holds);
}

function meets(summary: CaseSummary, test: CaseTest, { staffId, nowMs }: Looking, stood: boolean): boolean {
  const among = (value: string | undefined, { is, values }: { is: 'in' | 'out'; values: readonly string[] }) =>
    (value !== undefined && values.includes(value)) === (is === 'in');
  const ago = (then: number | undefined, { is, hours }: { is: 'over' | 'under'; hours: number }) =>
    then !== undefined && (is === 'over') === nowMs - then > hours * HOUR_MS;
  switch (test.field) {
    case 'game':
      return among(summary.gameId, test);
    case 'topic':
    case 'state':
    case 'live':
    case 'priority':
    case 'build':
    case 'os':
    case 'queue':
      return among(summary[test.field], test);
    case 'device':
      return among(summary.deviceClass, test);
    case 'player':
      return among(summary.player.id, test);
    case 'language':
      return among(summary.locale?.split(/[-_]/)[0]?.toLowerCase(), test);
    case 'region':
      return among(/[-_]([A-Za-z]{2}|\d{3})(?:[-_]|$)/.exec(summary.locale ?? '')?.[1]?.toUpperCase(), test);
    case 'tag':
      return test.values.some((tag) => summary.tags.includes(tag)) === (test.is === 'in');
    case 'vip':
      return summary.tags.includes('vip') === (test.is === 'yes');
    case 'unread':
      return isUnread(summary) === (test.is === 'yes');
    case 'owner': {
      const values = test.values.map((value) => (value === 'me' ? staffId : value));
      return among(summary.owner?.id ?? 'nobody', { is: test.is, values });
    }
    case 'age':
      return ago(summary.openedAt, test);
    case 'waiting':
      return ago(summary.waitingSince, test);
    case 'gpu':
      return stood;
    case 'text':
      return stood || mentions(summary, test.value);
  }
}

function mentions(summary: CaseSummary, text: string): boolean {
  const shown = [summary.subject, playerName(summary.player), summary.lastMessage.excerpt, `#${summary.number}`];
  return shown.join('\n').toLowerCase().includes(text.trim().toLowerCase());
}



/** Which of two cases stands first. Ties by the id, as on the server. */
export function compareIn(sort: CaseSort): (a: CaseSummary, b: CaseSummary) => number {
  const keys: Record<CaseSort, (one: CaseSummary) => number[]> = {
    updated: (one) => [-one.updatedAt],
    opened: (one) => [-one.openedAt],
    oldest: (one) => [one.openedAt],
    waiting: (one) => [one.waitingSince ?? Number.POSITIVE_INFINITY],
    priority: (one) => [-PRIORITIES.indexOf(one.priority), -one.updatedAt],
  };
  const up = sort === 'oldest' || sort === 'waiting' ? 1 : -1;
  return (a, b) => {
    const [keysA, keysB] = [keys[sort](a), keys[sort](b)];
    const at = keysA.findIndex((key, index) => key !== keysB[index]);
    return at < 0 ? (a.id < b.id ? -up : up) : keysA[at]! - keysB[at]!;
  };
}
