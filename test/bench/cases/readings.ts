import { VIEW_CONDITIONS, type CaseTest, type SavedView } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import { readCase } from '../../../packages/server/src/cases/case-store.ts';
import { countCases, listCases, listQueryOf } from '../../../packages/server/src/cases/list-cases.ts';
import { readPlayerCard } from '../../../packages/server/src/cases/player-card.ts';
import type { Database } from '../../../packages/server/src/db/schema.ts';
import { countBuiltIn, countView } from '../../../packages/server/src/views/count-views.ts';

/** What an agent waits for: reads the nth time, and may take so long in 95 of 100. */
export interface Reading {
  name: string;
  budgetMs: number;
  read(n: number): Promise<unknown>;
}

/** Milliseconds, as the desk is to keep them. */
const BUDGETS = { list: 150, open: 250, search: 500, counts: 150 };
/** One of those whom the generator makes owners. */
const AGENT = 'eb568961-0691-1a46-84f7-f2ca6b48d49d';
const GAMES = ['orbit', 'harbor'];

/** In: a database of so many made-up cases. Out: what agents read of it; none twice the same where there is a choice. */
export function readingsOf(db: Kysely<Database>, count: number): Reading[] {
  const asking = { games: GAMES, staffId: AGENT, nowMs: Date.now() };
  const list = (query: object) => listCases(db, asking, listQueryOf({ limit: 50, ...query }), null);
  const where = (...tests: CaseTest[]) => list({ where: { match: 'all', tests } });
  const nth = (n: number) => (n * 7_919) % count;
  const oldest = Math.max(0, Math.floor((count - 1) / 200_000) - 1);
  const lists: [string, Reading['read']][] = [
    ...Object.entries(VIEW_CONDITIONS).map(
      ([view, { conditions, sort }]): [string, Reading['read']] => [`view: ${view}`, () => list({ where: conditions, sort })],
    ),
    ['by priority', () => list({ sort: 'priority' })],
    ['oldest that are open', () => list({ sort: 'oldest', state: 'open' })],
    ['first page of a topic', (n) => list({ topic: (['bug', 'payment', 'account'] as const)[n % 3] })],
    ['first page of a tag', (n) => list({ tag: ['os:webOS', 'os:Android', 'build:1.0.3'][n % 3] })],
    ['first page of an old build', (n) => where({ field: 'build', is: 'in', values: [`1.${oldest}.${n % 7}`] })],
    ['first page of what nobody has', (n) => where({ field: 'build', is: 'in', values: [`9.${n}`] })],
    ['open ones of a device', (n) => where(
      { field: 'state', is: 'in', values: ['open'] }, { field: 'os', is: 'in', values: [['webOS', 'iOS', 'none'][n % 3]!] },
    )],
  ];
  const searches: [string, (n: number) => string][] = [
    ['a common word', (n) => `word${1 + (n % 9)}`],
    ['a rare word', (n) => `word${10_000 + (nth(n) % 30_000)}`],
    ['a common and a rarer word', (n) => `word${1 + (n % 9)} word${100 + n}`],
    ['two middling words', (n) => `word${50 + n} word${60 + n}`],
    ['two rare words', (n) => `word${5_000 + n} word${6_000 + n}`],
    ['three common words', (n) => `word${1 + (n % 9)} word${2 + (n % 9)} word${3 + (n % 9)}`],
    ['the beginning of every word', () => 'wo'],
    ['a common word and none', (n) => `word${1 + (n % 9)} nothing${n}`],
    ['a player', (n) => `Player ${4 * nth(n)}`],
    ['a number', (n) => `#${nth(n)}`],
  ];
  return [
    ...lists.map(([name, read]) => ({ name, budgetMs: BUDGETS.list, read })),
    { name: 'counts', budgetMs: BUDGETS.counts, read: () => Promise.all([countCases(db, GAMES), countBuiltIn(db, asking)]) },
    { name: 'count of a saved view', budgetMs: BUDGETS.counts, read: () => countView(db, asking, savedView) },
    { name: 'a case with its history', budgetMs: BUDGETS.open, read: async (n) => readCase(db, await caseAt(db, nth(n)), asking) },
    { name: 'a player card', budgetMs: BUDGETS.open, read: async (n) => readPlayerCard(db, await caseAt(db, nth(n)), asking.nowMs) },
    ...searches.map(([name, words]) => ({
      name: `search: ${name}`, budgetMs: BUDGETS.search, read: (n: number) => list({ text: words(n) }),
    })),
  ];
}

const savedView: SavedView = {
  id: '', version: '', scope: 'team', name: '', sort: 'updated', mine: true,
  conditions: { match: 'all', tests: [{ field: 'state', is: 'in', values: ['open'] }, { field: 'topic', is: 'in', values: ['bug'] }] },
};

/** The id of the nth newest case. */
async function caseAt(db: Kysely<Database>, nth: number): Promise<string> {
  const newest = await db.selectFrom('cases').select('number').orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow();
  return (await db.selectFrom('cases').select('id').where('number', '=', newest.number - nth).executeTakeFirstOrThrow()).id;
}
