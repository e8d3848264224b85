import type { CaseDetail, DryRunAnswer, RulesPage } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { publishRules, readRules } from './rule-store.ts';

let stage: Stage;
let server: SavepointServer;
let deputy: TestAgent;
let url: string;

beforeAll(async () => {
  stage = await openStage();
  url = await stage.database();
  server = await stage.server({ databaseUrl: url });
  deputy = await signIn(server, ['orbit'], 'deputy');
}, 60_000);
afterAll(() => stage.close());

const put = (body: unknown, game = 'orbit') =>
  fetch(`${server.url}/staff/rules/${game}`, { method: 'PUT', headers: deputy.headers, body: JSON.stringify(body) });

const rules = [
  {
    id: 'refund',
    name: 'Wants money back',
    on: 'message',
    when: { field: 'text', is: 'contains', value: 'refund' },
    tags: ['wants:refund'],
    priority: 'high',
    queue: 'payments',
  },
  { id: 'calm', name: 'Feedback can wait', on: 'report', topics: ['feedback'], when: { field: 'topic', is: 'equals', value: 'feedback' }, priority: 'low' },
];

test('tries rules on past cases, then holds new reports and messages to them', async () => {
  const player = await register(server.url);
  const past = openingCase({ topic: 'payment', text: 'I want a refund' });
  await player.sync([past, openingCase()]);
  const tried = (await (await deputy.post('/staff/rules/orbit/dry-run', { rules })).json()) as DryRunAnswer;
  expect(tried.cases).toBe(2);
  expect(tried.rules.map(({ id, cases, samples }) => [id, cases, samples.map((one) => one.id)])).toEqual([
    ['refund', 1, [past.caseId]],
    ['calm', 0, []],
  ]);
  expect(await (await put({ rules, basedOn: 0 })).json()).toEqual({ version: 1 });

  // Saved is not live yet.
  const before = openingCase({ text: 'refund!' });
  await player.sync([before]);
  expect((await deputy.open(before.caseId)).priority).toBe('normal');
  expect((await deputy.post('/staff/rules/orbit/publish', { version: 1 })).status).toBe(204);

  const fresh = await stage.server({ databaseUrl: url });
  const again = await register(fresh.url);
  const open = openingCase({ topic: 'feedback', text: 'Nice game' });
  await again.sync([open]);
  const seen = () => deputy.open(open.caseId) as Promise<CaseDetail>;
  expect(await seen()).toMatchObject({ priority: 'low', tags: ['topic:feedback'] });
  expect((await seen()).queue).toBeUndefined();
  await again.sync([sendingMessage(open.caseId, 'But I want a REFUND')]);
  expect(await seen()).toMatchObject({ priority: 'high', queue: 'payments', tags: ['topic:feedback', 'wants:refund'] });
});

test('keeps each version, tells who saves over another, and hides other games', async () => {
  expect((await put({ rules: [], basedOn: 0 })).status).toBe(409);
  expect((await put({ rules: [], basedOn: 1 })).status).toBe(200);
  const page = (await (await deputy.get('/staff/rules/orbit')).json()) as RulesPage;
  expect(page).toMatchObject({ version: 2, rules: [], liveVersion: 1, live: [{ id: 'refund' }, { id: 'calm' }] });
  expect((await put({ rules, basedOn: 0 }, 'harbor')).status).toBe(404);
  expect((await deputy.post('/staff/rules/orbit/publish', { version: 9 })).status).toBe(404);
  const wrong = await put({ rules: [{ ...rules[0], when: { field: 'text', is: 'matches', value: '(a+)+' } }], basedOn: 2 });
  expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([400, 'malformed']);
});

test('holds reports to what was published last, also where another node\'s clock was ahead', async () => {
  const page = await readRules(server.db, 'orbit');
  expect(page).toMatchObject({ version: 2, liveVersion: 1 });
  const clock = vi.spyOn(Date, 'now');
  try {
    clock.mockReturnValue(new Date().getTime() + 60_000);
    expect(await publishRules(server.db, 'orbit', 2)).toBe(true);
  } finally {
    clock.mockRestore();
  }
  expect(await publishRules(server.db, 'orbit', 1)).toBe(true);
  expect((await readRules(server.db, 'orbit')).liveVersion).toBe(1);
  expect(await publishRules(server.db, 'orbit', 2)).toBe(true);
  expect((await readRules(server.db, 'orbit')).liveVersion).toBe(2);
});
