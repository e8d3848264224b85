import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { foldCounts } from '../cases/fold-counts.ts';
import { importCases } from '../cases/import-cases.ts';
import { lockCases, lockingCases } from '../cases/lock.ts';
import { openDatabase } from '../db/open-database.ts';
import { addGame } from '../games/game-store.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage } from '../testing/player.ts';
import { settleWords } from '../testing/settle-words.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { makeDueWords, remakeWords } from './word-store.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

async function report(text: string, game = 'orbit', context = {}): Promise<string> {
  const opening = openingCase({ text, context });
  await (await register(server.url, game)).sync([opening]);
  return opening.caseId;
}
const find = async (text: string, rest = '') => {
  await settleWords(server.db);
  return (await agent.list(`?text=${encodeURIComponent(text)}${rest}`)).cases.map(({ id }) => id);
};

test('finds what was written, in languages with and without spaces, by words, beginnings and tags', async () => {
  const crash = await report('The café level crashes on my phone', 'orbit', { device: { os: 'HarmonyOS' } });
  const chinese = await report('更新后闪退了，充值的钻石没有到账');
  const japanese = await report('ガチャを引くと落ちる');
  const thai = await report('เกมค้างหลังอัปเดต');
  const korean = await report('업데이트 후 게임이 꺼져요');
  expect(await find('crash phone')).toEqual([crash]);
  expect(await find('CAFE lev')).toEqual([crash]);
  expect(await find('harmony')).toEqual([crash]);
  expect(await find('闪退')).toEqual([chinese]);
  expect(await find('钻石 闪退')).toEqual([chinese]);
  expect(await find('ｶﾞﾁｬ')).toEqual([japanese]);
  expect(await find('ค้าง')).toEqual([thai]);
  expect(await find('게임')).toEqual([korean]);
  expect(await find('crash 闪退')).toEqual([]);
  expect(await find("' | & !")).toEqual([]);
});

test('finds a player by name and a case by later messages, and shows what fits best first', async () => {
  const player = await register(server.url);
  const opening = openingCase({ text: 'Something else', context: { player: { name: 'Zanzibar_92%' } } });
  await player.sync([opening]);
  await player.sync([sendingMessage(opening.caseId, 'the marmalade is gone')]);
  const subject = await report('Marmalade');
  expect(await find('zanzibar_92%')).toEqual([opening.caseId]);
  expect(await find('anzibar')).toEqual([]);
  expect(await find('marmalade')).toEqual([subject, opening.caseId]);
  expect(await find('marmalade', '&limit=1')).toEqual([subject]);
  const { next } = await agent.list('?text=marmalade&limit=1');
  expect(await find('marmalade', `&before=${next}`)).toEqual([opening.caseId]);
  await agent.post(`/staff/cases/${subject}/state`, { state: 'closed' });
  expect(await find('marmalade', '&state=closed')).toEqual([subject]);
});

test('finds nothing of another game', async () => {
  const theirs = await report('a secret of harbor', 'harbor');
  expect(await find('secret')).toEqual([theirs]);
  const orbitOnly = await signIn(server, ['orbit']);
  expect((await orbitOnly.list('?text=secret')).cases).toEqual([]);
  const { number } = await agent.open(theirs);
  expect((await orbitOnly.list(`?text=%23${number}`)).cases).toEqual([]);
});

test('makes words for cases from before there were any', async () => {
  const id = await report('archaeology');
  await settleWords(server.db);
  await server.db.deleteFrom('case_words').where('case_id', '=', id).execute();
  expect(await find('archaeology')).toEqual([]);
  await server.db.insertInto('case_words_due').values({ case_id: id }).execute();
  expect(await find('archaeology')).toEqual([id]);
  // As a node of the version before writes them.
  await sql`UPDATE case_words SET at = 1, number = NULL, words = '''archaeology'':1A' WHERE case_id = ${id}`.execute(server.db);
  expect(await find('archaeology')).toEqual([id]);
});

test('finds what is said a moment after, with nobody asking for it', async () => {
  const id = await report('serendipity');
  await expect.poll(async () => (await agent.list('?text=serendipity')).cases.length).toBe(1);
  await agent.reply(id, 'a happy accident');
  await expect.poll(async () => (await agent.list('?text=accident')).cases.length).toBe(1);
});

test('keeps what is due through a crash, and what somebody is changing for the next time', async () => {
  const { db, close } = await openDatabase({ url: await stage.database() }, false, pino({ level: 'silent' }));
  const signal = new AbortController().signal;
  await addGame(db, { id: 'orbit', name: 'Orbit' });
  const said = { from: 'player', text: 'words of a node that was killed', at: 1 } as const;
  const [id] = await importCases(db, [{ game: 'orbit', player: { name: 'Kim', locale: 'en' }, topic: 'bug', context: {}, openedAt: 1, state: 'open', messages: [said], staffReadSeq: 0, playerReadSeq: 0 }]);
  const wordsNow = async () => (await db.selectFrom('case_words').select('words').execute()).map(({ words }) => words).join();
  const once = await wordsNow();
  expect(once).toContain('killed');
  const forget = async () => {
    await db.deleteFrom('case_words').execute();
    await db.insertInto('case_words_due').values({ case_id: id! }).execute();
  };
  await forget();
  // A crash in the middle leaves what it found.
  const stopped = db.transaction().execute(async (trx) => {
    await trx.deleteFrom('case_words_due').execute();
    throw new Error('killed');
  });
  await expect(stopped).rejects.toThrow('killed');
  await db.transaction().execute(async (trx) => {
    await lockCases(trx, [id!]);
    expect(await makeDueWords(db, signal)).toBe(0);
  });
  // Who only adds to it is in nobody's way.
  await db.transaction().execute(async (trx) => {
    await lockingCases(trx, [id!]).execute(trx);
    expect(await makeDueWords(db, signal)).toBe(1);
  });
  expect(await wordsNow()).toBe(once);
  // As often as it is due nothing comes twice, and all at once is the same as bit by bit.
  await db.insertInto('case_words_due').values(Array.from({ length: 1_200 }, () => ({ case_id: id! }))).execute();
  expect(await makeDueWords(db, signal)).toBe(1);
  expect(await wordsNow()).toBe(once);
  await db.updateTable('case_words').set({ up_to_seq: 0 }).execute();
  await db.insertInto('case_words_due').values({ case_id: id! }).execute();
  expect(await makeDueWords(db, signal)).toBe(1);
  expect(await wordsNow()).toBe(once);
  await db.transaction().execute((trx) => remakeWords(trx, [id!]));
  expect(await wordsNow()).toBe(once);
  await close();
});

test('does not find what was blacked out', async () => {
  const id = await report('unspeakable things');
  const { messages } = await agent.open(id);
  const redaction = { ranges: [{ from: 0, to: 11 }], files: [], reason: 'a name', after: null };
  expect((await agent.post(`/staff/messages/${messages[0]!.id}/redact`, redaction)).ok).toBe(true);
  expect(await find('unspeakable')).toEqual([]);
  expect(await find('things')).toEqual([id]);
});

test('keeps counts that are those of the cases, whatever happens to them', async () => {
  const id = await report('to be counted', 'harbor');
  await agent.reply(id, 'an answer');
  const gone = await report('to be erased', 'harbor');
  await server.db.deleteFrom('message').where('case_id', '=', gone).execute();
  await server.db.deleteFrom('cases').where('id', '=', gone).execute();
  const counted = async () => (await agent.list('?game=harbor&limit=1')).counts;
  const rows = await server.db
    .selectFrom('cases')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('game_id', '=', 'harbor')
    .groupBy('state')
    .execute();
  const actual = { open: 0, answered: 0, closed: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  expect(actual.answered).toBe(1);
  expect(await counted()).toEqual(actual);
  expect(await foldCounts(server.db)).toBeGreaterThan(0);
  expect(await counted()).toEqual(actual);
  expect(await foldCounts(server.db)).toBe(0);
});
