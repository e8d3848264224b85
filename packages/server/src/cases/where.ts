import { PRIORITIES, type CaseTest, type Conditions, type Uuid } from '@savepoint/protocol';
import { storable } from '@savepoint/protocol/schemas';
import { sql, type RawBuilder } from 'kysely';
import { foundCases } from '../search/find-cases.ts';

/** Who asks, of which games and when: what conditions mean depends on it. */
export interface Asking {
  games: readonly string[];
  /** Whom `me` names. */
  staffId: Uuid;
  nowMs: number;
}

type Condition = RawBuilder<unknown>;

const HOUR_MS = 60 * 60 * 1000;

/**
 * In: conditions. Out: what a row of `cases` has to meet, as SQL. It says nothing of games that are not asked for: whoever
 * uses it reads game by game.
 */
export function whereOf({ match, tests }: Conditions, asking: Asking): Condition {
  if (tests.length === 0) return sql`true`;
  const parts = tests.map((test) => sql`(${sqlOf(test, asking)})`);
  const joined = sql.join(parts, match === 'all' ? sql` AND ` : sql` OR `);
  // The indexes of work that is to be done are for those alone that say so.
  return isWork({ match, tests }) ? sql`state <> 'closed' AND (${joined})` : sql`(${joined})`;
}

/** The games of which any case can meet them. */
export function narrowedGames({ match, tests }: Conditions, games: readonly string[]): string[] {
  const named = match === 'all' ? tests.flatMap((test) => (test.field === 'game' ? [test] : [])) : [];
  return games.filter((game) => named.every(({ is, values }) => values.includes(game) === (is === 'in')));
}

/** Whether no closed case can meet them: what is read then is bounded by the work that is to be done. */
export function isWork({ match, tests }: Conditions): boolean {
  const open = tests.map(
    (test) =>
      (test.field === 'state' && (test.is === 'out') === test.values.includes('closed')) ||
      (test.field === 'live' && isTalk(test)) ||
      test.field === 'waiting',
  );
  return match === 'all' ? open.includes(true) : open.length > 0 && !open.includes(false);
}

/** In: conditions of a list. Out: tags of which each case in it has one; null when there are none. */
export function neededTags(conditions: Conditions): string[] | null {
  return conditions.match === 'all' ? (conditions.tests.flatMap(tagsOfTest)[0] ?? null) : null;
}

/** Lists of tags, of each of which one is needed. */
function tagsOfTest(test: CaseTest): string[][] {
  switch (test.field) {
    case 'tag':
      return test.is === 'in' ? [test.values] : [];
    case 'build':
    case 'os':
    case 'device':
      return test.is === 'in' ? [test.values.map((value) => `${test.field}:${value}`)] : [];
    case 'language':
      return test.is === 'in' ? [test.values.map((value) => `locale:${value}`)] : [];
    case 'vip':
      return test.is === 'yes' ? [['vip']] : [];
    default:
      return [];
  }
}

const isTalk = ({ is, values }: Choice): boolean => is === 'in' && values.every((live) => live === 'waiting' || live === 'active');

function sqlOf(test: CaseTest, asking: Asking): Condition {
  switch (test.field) {
    case 'game':
      return chosen(sql`game_id`, test);
    case 'topic':
      return chosen(sql`topic`, test);
    case 'state':
      return chosen(sql`state`, test);
    case 'live':
      // The index of conversations is for those alone that say so.
      return isTalk(test) ? sql`live IN ('waiting', 'active') AND ${chosen(sql`live`, test)}` : chosen(sql`live`, test);
    case 'queue':
      return chosen(sql`queue`, test);
    case 'region':
      return chosen(sql`upper(substring(locale from '[-_]([A-Za-z]{2}|[0-9]{3})(?:[-_]|$)'))`, test);
    case 'tag':
      return tagged(test.values, test.is);
    case 'build':
    case 'os':
    case 'device':
      return tagged(test.values.map((value) => `${test.field}:${value}`), test.is);
    case 'language':
      return tagged(test.values.map((value) => `locale:${value}`), test.is);
    case 'priority': {
      const places = sql`ANY(${test.values.map((name) => PRIORITIES.indexOf(name))}::smallint[])`;
      return test.is === 'in' ? sql`priority = ${places}` : sql`NOT priority = ${places}`;
    }
    case 'owner':
      return owned(test, asking.staffId);
    case 'player':
      return test.is === 'in' ? sql`player_id = ANY(${test.values}::uuid[])` : sql`NOT player_id = ANY(${test.values}::uuid[])`;
    case 'gpu': {
      const pattern = `%${storable(test.value).replace(/[\\%_]/g, '\\$&')}%`;
      const has = sql`coalesce(context #>> '{device,gpu}', '') ILIKE ${pattern}`;
      return test.is === 'has' ? has : sql`NOT ${has}`;
    }
    case 'age':
      return before(sql`opened_at`, test, asking.nowMs);
    case 'waiting':
      return before(sql`waiting_since`, test, asking.nowMs);
    case 'unread':
      return test.is === 'yes' ? sql`last_from = 'player' AND last_seq > staff_read_seq` : sql`NOT (last_from = 'player' AND last_seq > staff_read_seq)`;
    case 'vip':
      return tagged(['vip'], test.is === 'yes' ? 'in' : 'out');
    case 'text':
      return sql`id IN (SELECT found.id FROM (${foundCases(asking.games, test.value)}) found)`;
  }
}

interface Choice {
  is: 'in' | 'out';
  values: readonly string[];
}

function chosen(column: Condition, { is, values }: Choice): Condition {
  const list = sql`ANY(${values.map(storable)}::text[])`;
  return is === 'in' ? sql`${column} = ${list}` : sql`(${column} = ${list}) IS NOT TRUE`;
}

/** What a report says of itself is tags too: see cases/tags.ts. */
export function tagged(tags: readonly string[], is: 'in' | 'out'): Condition {
  const overlap = sql`tags && ${tags.map(storable)}::text[]`;
  return is === 'in' ? overlap : sql`NOT ${overlap}`;
}

function owned({ is, values }: Choice, staffId: Uuid): Condition {
  const ids = values.flatMap((value) => (value === 'nobody' ? [] : [value === 'me' ? staffId : value]));
  const [first] = ids;
  // Of one owner as equal, so that their cases can be read in the order of an index.
  const among = ids.length === 1 ? sql`owner_id = ${first}::uuid` : sql`owner_id = ANY(${ids}::uuid[])`;
  const parts = [
    ...(ids.length > 0 ? [among] : []),
    ...(values.includes('nobody') ? [sql`owner_id IS NULL`] : []),
  ];
  const any = sql`(${sql.join(parts, sql` OR `)})`;
  return is === 'in' ? any : sql`${any} IS NOT TRUE`;
}

function before(column: Condition, { is, hours }: { is: 'over' | 'under'; hours: number }, nowMs: number): Condition {
  const then = Math.round(nowMs - hours * HOUR_MS);
  return is === 'over' ? sql`${column} < ${then}::bigint` : sql`${column} >= ${then}::bigint`;
}
