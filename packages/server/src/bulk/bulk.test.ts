import { newId, type BulkProgress, type CaseDetail, type Uuid } from '@savepoint/protocol';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, type TestPlayer } from '../testing/player.ts';
import { settleWords } from '../testing/settle-words.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { changeSlice } from './change-slice.ts';
import { createBulkRunner } from './run-bulk.ts';

let stage: Stage;
let server: SavepointServer;
let lead: TestAgent;
let player: TestPlayer;
let cases: Uuid[];

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  lead = await signIn(server);
  player = await register(server.url, 'orbit');
  const openings = Array.from({ length: 40 }, () => openingCase({ topic: 'bug', context: { device: { os: 'Android' } } }));
  await player.sync(openings);
  cases = openings.map(({ caseId }) => caseId);
}, 60_000);
afterAll(() => stage.close());

const put = (agent: TestAgent, id: Uuid, body: unknown) =>
  fetch(`${server.url}/staff/bulk/${id}`, { method: 'PUT', headers: { ...agent.headers, 'content-type': 'application/json' }, body: JSON.stringify(body) });
const progressOf = async (id: Uuid) => (await (await lead.get(`/staff/bulk/${id}`)).json()) as BulkProgress;
const ended = async (id: Uuid, state: BulkProgress['state']) => {
  await expect.poll(() => progressOf(id)).toMatchObject({ state });
};
const open = { conditions: { match: 'all', tests: [{ field: 'state', is: 'in', values: ['open'] }] } };

test('changes all that a list has, once, and gives back what nobody has touched since', async () => {
  const id = newId();
  const edit = { state: 'closed', addTags: ['outage'], priority: 'high', reason: 'The servers were down' };
  expect((await put(lead, id, { cases: open, edit })).status).toBe(202);
  expect((await put(lead, id, { cases: open, edit })).status).toBe(202);
  await ended(id, 'done');
  expect(await progressOf(id)).toMatchObject({ total: 40, done: 40, failed: 0 });
  const changed = await lead.open(cases[0]!);
  expect(changed).toMatchObject({ state: 'closed', priority: 'high', tags: expect.arrayContaining(['outage']) });
  expect(changed.edits).toMatchObject([{ by: { name: 'Robin' }, reason: edit.reason, bulkId: id }]);
  expect(changed.edits[0]!.changes.map(({ field }) => field)).toEqual(['state', 'priority', 'tags']);
  expect((await lead.list('?state=closed&limit=200')).cases).toHaveLength(40);
  await settleWords(server.db);
  expect((await lead.list('?text=outage')).cases.length).toBeGreaterThan(0);

  // One is answered meanwhile, one more is opened by its player: both stay as they are now, but for the rest of the change.
  await lead.reply(cases[1]!, 'We are sorry.');
  await lead.post(`/staff/cases/${cases[2]}/edit`, { priority: 'urgent', removeTags: ['outage'], state: 'open' });
  expect((await lead.post(`/staff/bulk/${id}/undo`, {})).status).toBe(202);
  await ended(id, 'undone');
  expect(await progressOf(id)).toMatchObject({ total: 40, done: 40, failed: 1 });
  expect(await lead.open(cases[0]!)).toMatchObject({ state: 'open', priority: 'normal', tags: expect.not.arrayContaining(['outage']) });
  expect(await lead.open(cases[1]!)).toMatchObject({ state: 'answered', priority: 'normal' });
  expect(await lead.open(cases[2]!)).toMatchObject({ state: 'open', priority: 'urgent' });
  const waited = (await lead.open(cases[0]!)) as CaseDetail;
  expect(waited.waitingSince).toBe(waited.openedAt);
});

test('goes on with what another node has left, and tells whoever asked', async () => {
  const id = await noted('left', cases.slice(0, 3));
  const other = await stage.server();
  await other.close();
  expect(await changeSlice(server.db, id, 2)).not.toBeNull();
  expect(await progressOf(id)).toMatchObject({ state: 'running', done: 2 });
  // Asked for again it goes on where it stood.
  await put(lead, id, { cases: open, edit: { addTags: ['never'] } });
  await ended(id, 'done');
  expect((await lead.list('?tag=left')).cases).toHaveLength(3);
  expect((await lead.list('?tag=never')).cases).toHaveLength(0);
});

test('is for those who may, on their games, and for nobody else\'s change', async () => {
  const agent = await signIn(server, ['orbit']);
  expect((await put(agent, newId(), { cases: open, edit: { state: 'closed' } })).status).toBe(403);
  const harborLead = await signIn(server, ['harbor'], 'shift_lead');
  const id = newId();
  await put(harborLead, id, { cases: { ids: cases }, edit: { state: 'closed' } });
  expect(await (await harborLead.get(`/staff/bulk/${id}`)).json()).toMatchObject({ total: 0 });
  expect((await lead.get(`/staff/bulk/${id}`)).status).toBe(404);
  expect((await put(lead, id, { cases: open, edit: { state: 'closed' } })).status).toBe(409);
});

test('gives cases to nobody who does not answer in their game', async () => {
  const reader = await staffOf(await signIn(server, ['orbit'], 'read_only'));
  const id = newId();
  await put(lead, id, { cases: { ids: cases.slice(0, 2) }, edit: { owner: reader.id } });
  await ended(id, 'done');
  expect(await progressOf(id)).toMatchObject({ done: 2, failed: 2, failedCases: [expect.any(Number), expect.any(Number)] });
  expect((await lead.post(`/staff/cases/${cases[0]}/edit`, { owner: reader.id })).status).toBe(400);
  const own = await staffOf(lead);
  expect((await lead.post(`/staff/cases/${cases[0]}/edit`, { owner: own.id, reason: 'I know them' })).status).toBe(204);
  const detail = await lead.open(cases[0]!);
  expect(detail.owner).toEqual({ id: own.id, name: 'Robin' });
  expect(detail.edits.at(-1)).toMatchObject({ reason: 'I know them', changes: [{ field: 'owner', to: own.id, toName: 'Robin' }] });
});

test('leaves what the report says of itself, and turns the topic\'s tag with the topic', async () => {
  const [first] = cases;
  await lead.post(`/staff/cases/${first}/edit`, { topic: 'payment', removeTags: ['os:Android'], addTags: ['os:iOS', 'refund'] });
  const { topic, tags } = await lead.open(first!);
  expect(topic).toBe('payment');
  expect(tags).toEqual(expect.arrayContaining(['topic:payment', 'os:Android', 'refund']));
  expect(tags).not.toEqual(expect.arrayContaining(['topic:bug']));
  expect(tags).not.toEqual(expect.arrayContaining(['os:iOS']));
  expect((await player.sync([])).updates).toContainEqual(expect.objectContaining({ kind: 'case.changed', caseId: first, topic: 'payment' }));
});

/** From now on this case cannot be changed, for a reason of that SQLSTATE. Out: what takes the reason away. */
async function spoil(caseId: Uuid, sqlState: string): Promise<() => Promise<unknown>> {
  await sql.raw(`
    CREATE OR REPLACE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'spoiled' USING ERRCODE = '${sqlState}'; END $$;
    CREATE TRIGGER spoiled BEFORE INSERT ON case_edit FOR EACH ROW WHEN (NEW.case_id = '${caseId}') EXECUTE FUNCTION spoil();
  `).execute(server.db);
  return () => sql`DROP TRIGGER spoiled ON case_edit`.execute(server.db);
}

/** As a node leaves it that dies at once. */
async function noted(tag: string, ids: Uuid[]): Promise<Uuid> {
  const id = newId();
  const row = { id, staff_id: (await staffOf(lead)).id, name: 'Robin', games: ['orbit'], edit: JSON.stringify({ addTags: [tag] }) };
  await server.db.insertInto('bulk').values({ ...row, state: 'running', total: ids.length, made_at: Date.now() }).execute();
  await server.db.insertInto('bulk_case').values(ids.map((case_id) => ({ bulk_id: id, case_id, outcome: null }))).execute();
  return id;
}

const outcomes = async (id: Uuid) =>
  (await server.db.selectFrom('bulk_case').select('outcome').where('bulk_id', '=', id).orderBy('case_id').execute()).map(({ outcome }) => outcome);

test('gives up the very case that cannot be changed, and goes on with the others', async () => {
  const three = cases.slice(0, 3).toSorted();
  const heal = await spoil(three[0]!, 'P0001');
  try {
    const id = await noted('spoiled', three);
    // While it holds the change: where another node could be at it meanwhile this one would give up the next case.
    await changeSlice(server.db, id, 1);
    expect((await outcomes(id))[0]).toBe('failed');
    await put(lead, id, { cases: open, edit: { addTags: ['never'] } });
    await ended(id, 'done');
    expect(await outcomes(id)).toEqual(['failed', 'changed', 'changed']);
  } finally {
    await heal();
  }
});

test('gives up nothing while the database is in trouble, and changes it afterwards', async () => {
  const three = cases.slice(3, 6).toSorted();
  const heal = await spoil(three[1]!, '53200');
  const id = await noted('troubled', three);
  const warned: unknown[] = [];
  const log = { warn: (fields: unknown) => void warned.push(fields) } as unknown as Logger;
  const runner = createBulkRunner({ db: server.db, log, told: () => {}, tell: () => {} });
  runner.go(id);
  // The slice, the one case, and that the rest waits.
  await expect.poll(() => warned.length).toBeGreaterThan(1);
  await runner.stop();
  expect(await outcomes(id)).not.toContain('failed');
  await heal();
  await put(lead, id, { cases: open, edit: { addTags: ['never'] } });
  await ended(id, 'done');
  expect(await outcomes(id)).toEqual(['changed', 'changed', 'changed']);
});

async function staffOf(agent: TestAgent): Promise<{ id: Uuid }> {
  return ((await (await agent.get('/staff/session')).json()) as { staff: { id: Uuid } }).staff;
}
