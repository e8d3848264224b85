import { CASE_SORTS, newId, PRIORITIES, type CaseSort, type CaseTest, type Conditions } from '@savepoint/protocol';
import fc from 'fast-check';
import type { Selectable } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import type { Database } from '../db/schema.ts';
import { addManyCases } from '../testing/many-cases.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { listCases } from './list-cases.ts';
import { readListPlace, writeListPlace, type ListPlace } from './list-order.ts';

type Row = Selectable<Database['cases']>;

const UNTIL_MS = Date.UTC(2026, 0, 1);
const HOUR_MS = 60 * 60 * 1000;
const GAMES = ['harbor', 'orbit'];

let stage: Stage;
let server: SavepointServer;
let rows: Row[];
let owners: string[];

beforeAll(async () => {
  stage = await openStage();
  const databaseUrl = await stage.database();
  server = await stage.server({ databaseUrl });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await addManyCases(client, { first: 4, count: 240, untilMs: UNTIL_MS });
  // As unequal as they are, and as equal: many have the same time.
  await client.query(`UPDATE cases SET
    game_id = CASE WHEN number % 3 = 0 THEN 'harbor' ELSE 'orbit' END,
    updated_at = updated_at - updated_at % 60000, opened_at = opened_at - opened_at % 60000,
    priority = number % 4, live = (ARRAY['none', 'waiting', 'active', 'ended'])[1 + number % 4],
    waiting_since = waiting_since - waiting_since % 60000, locale = (ARRAY['pt-BR', 'pt', 'en-US'])[1 + number % 3],
    tags = tags || CASE WHEN number % 5 = 0 THEN ARRAY['vip'] ELSE ARRAY['locale:en'] END,
    staff_read_seq = number % 3, last_from = CASE WHEN number % 2 = 0 THEN 'player' ELSE 'staff' END,
    context = jsonb_set(context, '{device,gpu}', to_jsonb((ARRAY['Adreno 740', 'GTX 1060%'])[1 + number % 2]))`);
  await client.end();
  rows = await server.db.selectFrom('cases').selectAll().execute();
  owners = [...new Set(rows.flatMap(({ owner_id }) => owner_id ?? []))].slice(0, 3);
}, 60_000);
afterAll(() => stage.close());

const me = () => owners[0]!;
const asking = (games = GAMES) => ({ games, staffId: me(), nowMs: UNTIL_MS });

/** The same conditions once more, as one would say them in words. */
function meets(row: Row, test: CaseTest): boolean {
  const among = (value: string | null, { is, values }: { is: 'in' | 'out'; values: readonly string[] }) =>
    (value !== null && values.includes(value)) === (is === 'in');
  const tagged = (tags: string[], is: 'in' | 'out') => tags.some((tag) => row.tags.includes(tag)) === (is === 'in');
  const ago = (then: number | null, { is, hours }: { is: 'over' | 'under'; hours: number }) =>
    then !== null && (is === 'over' ? UNTIL_MS - then > hours * HOUR_MS : UNTIL_MS - then <= hours * HOUR_MS);
  switch (test.field) {
    case 'game':
      return among(row.game_id, test);
    case 'topic':
    case 'state':
    case 'live':
    case 'queue':
      return among(row[test.field], test);
    case 'priority':
      return among(PRIORITIES[row.priority]!, test);
    case 'tag':
      return tagged(test.values, test.is);
    case 'build':
    case 'os':
    case 'device':
      return tagged(test.values.map((value) => `${test.field}:${value}`), test.is);
    case 'language':
      return tagged(test.values.map((value) => `locale:${value}`), test.is);
    case 'region':
      return among(row.locale?.split('-')[1] ?? null, test);
    case 'owner':
      return among(row.owner_id ?? 'nobody', { ...test, values: test.values.map((value) => (value === 'me' ? me() : value)) });
    case 'player':
      return among(row.player_id, test);
    case 'gpu':
      return (row.context.device?.gpu ?? '').toLowerCase().includes(test.value.toLowerCase()) === (test.is === 'has');
    case 'age':
      return ago(row.opened_at, test);
    case 'waiting':
      return ago(row.waiting_since, test);
    case 'unread':
      return (row.last_from === 'player' && row.last_seq > row.staff_read_seq) === (test.is === 'yes');
    case 'vip':
      return tagged(['vip'], test.is === 'yes' ? 'in' : 'out');
    case 'text':
      return true;
  }
}

const KEYS: Record<CaseSort, (row: Row) => number[]> = {
  updated: (row) => [-row.updated_at],
  opened: (row) => [-row.opened_at],
  oldest: (row) => [row.opened_at],
  waiting: (row) => [row.waiting_since ?? 0],
  priority: (row) => [-row.priority, -row.updated_at],
};

function expected({ match, tests }: Conditions, sort: CaseSort, games: string[]): string[] {
  const found = rows.filter(
    (row) =>
      games.includes(row.game_id) &&
      (tests.length === 0 || (match === 'all' ? tests.every((one) => meets(row, one)) : tests.some((one) => meets(row, one)))) &&
      (sort === 'priority' ? row.state !== 'closed' : sort !== 'waiting' || (row.state !== 'closed' && row.waiting_since !== null)),
  );
  const back = sort === 'oldest' || sort === 'waiting' ? 1 : -1;
  return found
    .toSorted((a, b) => {
      const [keysA, keysB] = [KEYS[sort](a), KEYS[sort](b)];
      const at = keysA.findIndex((key, index) => key !== keysB[index]);
      return at >= 0 ? keysA[at]! - keysB[at]! : a.id < b.id ? -back : back;
    })
    .map(({ id }) => id);
}

async function paged(conditions: Conditions, sort: CaseSort, limit: number, games = GAMES): Promise<string[]> {
  const ids: string[] = [];
  let from: ListPlace | null = null;
  do {
    const page = await listCases(server.db, asking(games), { conditions, sort, limit }, from);
    ids.push(...page.cases.map(({ id }) => id));
    from = page.next && readListPlace(writeListPlace(page.next), sort)!;
    expect(from).toEqual(page.next);
  } while (from);
  return ids;
}

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const way = fc.constantFrom('in' as const, 'out' as const);
const choice = <F extends string, V>(field: F, ...values: V[]) => fc.record({ field: fc.constant(field), is: way, values: some(...values) });
const aTest = (): fc.Arbitrary<CaseTest> =>
  fc.oneof(
    choice('game', 'orbit', 'harbor'),
    choice('topic', 'bug' as const, 'payment' as const),
    choice('state', 'open' as const, 'answered' as const, 'closed' as const),
    choice('live', 'none' as const, 'waiting' as const, 'active' as const),
    choice('priority', ...PRIORITIES),
    choice('tag', 'vip', 'nothing'),
    choice('os', 'Android', 'iOS', "Robert'); DROP"),
    choice('build', '1.0.1', '1.0.2'),
    choice('language', 'en', 'pt'),
    choice('region', 'BR', 'US'),
    choice('queue', 'first'),
    choice('owner', 'me' as const, 'nobody' as const, ...owners),
    choice('player', rows[0]!.player_id, newId()),
    fc.record({ field: fc.constant('gpu' as const), is: fc.constantFrom('has' as const, 'lacks' as const), value: fc.constantFrom('gtx', '60%', 'x_1', 'adreno') }),
    fc.record({ field: fc.constantFrom('age' as const, 'waiting' as const), is: fc.constantFrom('over' as const, 'under' as const), hours: fc.constantFrom(0, 0.2, 0.5) }),
    fc.record({ field: fc.constantFrom('unread' as const, 'vip' as const), is: fc.constantFrom('yes' as const, 'no' as const) }),
  );

test('lists what meets any conditions, in any order, in pages of any size, each case once', async () => {
  const query = fc.record({
    match: fc.constantFrom('all' as const, 'any' as const),
    tests: fc.array(aTest(), { maxLength: 3 }),
    sort: fc.constantFrom(...CASE_SORTS),
    limit: fc.integer({ min: 7, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({ match, tests, sort, limit }) => {
      expect(await paged({ match, tests }, sort, limit)).toEqual(expected({ match, tests }, sort, GAMES));
    }),
    { numRuns: 60, seed: 7 },
  );
}, 60_000);

test('shows nothing of a game that is not asked for, whatever the conditions say', async () => {
  const all: Conditions = { match: 'any', tests: [{ field: 'game', is: 'in', values: ['orbit', 'harbor'] }, { field: 'vip', is: 'no' }] };
  expect(await paged(all, 'updated', 50, ['harbor'])).toEqual(expected(all, 'updated', ['harbor']));
});

test('takes no place of another order', () => {
  const place = writeListPlace({ sort: 'updated', keys: [5], id: newId() });
  expect(readListPlace(place, 'updated')).toBeDefined();
  for (const sort of ['opened', 'priority', null] as const) expect(readListPlace(place, sort)).toBeUndefined();
});
