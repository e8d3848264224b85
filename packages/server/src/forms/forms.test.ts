import { resolveForm } from '@savepoint/protocol';
import type { CaseDetail, FormDefinition, FormDetail, FormPage, FormSaved, HelpManifest, HelpSnapshot, SyncResult } from '@savepoint/protocol';
import { formDefinition, formFault } from '@savepoint/protocol/schemas';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { readLiveForms } from './form-store.ts';
import { STARTER_FORMS } from './starter/starter.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

const put = (path: string, body: unknown) =>
  fetch(server.url + path, { method: 'PUT', headers: agent.headers, body: JSON.stringify(body) });

test('the starter has a form for each topic, whole in all thirteen languages', () => {
  expect(STARTER_FORMS.map(({ topic }) => topic).toSorted()).toEqual(
    ['account', 'ban_appeal', 'bug', 'compensation', 'feedback', 'other', 'payment', 'piracy', 'player_conduct'],
  );
  for (const form of STARTER_FORMS) {
    expect(formFault(v.parse(formDefinition, form))).toBeUndefined();
    for (const { label } of form.fields) expect(Object.keys(label)).toHaveLength(13);
  }
});

test('a new game has them, in the language asked for, and in English where that is not there', async () => {
  const forms = await readLiveForms(server.db, 'orbit');
  const payment = forms.find(({ definition }) => definition.id === 'payment')!;
  const label = (language: string) => resolveForm(payment, language).fields[0]!.label;
  expect(['en', 'ja', 'zh-Hant', 'de-AT', 'sv'].map(label)).toEqual([
    'What is it about?', 'どのような内容ですか？', '是關於什麼的？', 'Worum geht es?', 'What is it about?',
  ]);
});

const report = (form: { id: string; version: number }, answers: Record<string, unknown>) =>
  ({ ...openingCase({ topic: 'payment' }), body: { ...openingCase().body, topic: 'payment', form, answers } }) as ReturnType<typeof openingCase>;

const outcome = ({ ...result }: SyncResult) =>
  result.status === 'rejected' ? [result.code, result.field] : [result.status];

test('holds a report to the form it was filled in by, and keeps what counts', async () => {
  const player = await register(server.url);
  const good = report({ id: 'payment', version: 1 }, { problem: 'refund', order: 'hidden, as no store is named', junk: 'x' });
  const tampered = [
    report({ id: 'payment', version: 1 }, {}),
    report({ id: 'payment', version: 1 }, { problem: 'gold' }),
    report({ id: 'payment', version: 1 }, { problem: 'refund', store: 'steam', order: '<b>' }),
    report({ id: 'payment', version: 1 }, { problem: 'refund', receipt: [0] }),
    report({ id: 'payment', version: 1 }, { problem: 'refund', picture: [0] }),
  ];
  const { results } = await player.sync([good, ...tampered]);
  expect(results.map(outcome)).toEqual([
    ['stored'],
    ['form_invalid', 'problem'],
    ['form_invalid', 'problem'],
    ['form_invalid', 'order'],
    ['stored'],
    ['form_invalid', 'picture'],
  ]);
  const opened = await agent.open(good.caseId);
  expect(opened.answers).toEqual({
    checked: true,
    rows: [{ field: 'problem', label: 'What is it about?', value: 'I want my money back' }],
  });
  expect(opened.tags).toContain('problem:refund');
  expect((await agent.get(`/staff/cases/${tampered[0]!.caseId}`)).status).toBe(404);
});

test('takes last week\'s form by last week\'s rules, and one it does not know as free answers, which it marks', async () => {
  const { forms } = (await (await agent.get('/staff/forms/harbor')).json()) as FormPage;
  const bug = forms.find(({ definition }) => definition.id === 'bug')!;
  const strict: FormDefinition = {
    ...bug.definition,
    fields: [...bug.definition.fields, { id: 'steps', type: 'long_text', label: { en: 'Steps' }, required: true }],
  };
  expect(await (await put('/staff/forms/harbor', { definition: strict, basedOn: bug.version })).json()).toEqual({ version: 2 } satisfies FormSaved);
  const player = await register(server.url, 'harbor');
  const old = report({ id: 'bug', version: 1 }, { often: 'once' });
  const fresh = report({ id: 'bug', version: 2 }, { often: 'once' });
  const foreign = report({ id: 'bug', version: 7 }, { anything: 'goes', often: 3 });
  const { results } = await player.sync([old, fresh, foreign]);
  expect(results.map(outcome)).toEqual([['stored'], ['form_invalid', 'steps'], ['stored']]);
  const { answers }: CaseDetail = await agent.open(foreign.caseId);
  expect(answers?.checked).toBe(false);
  expect(answers?.rows.map(({ label, value }) => `${label}: ${value}`).toSorted()).toEqual(['anything: goes', 'often: 3']);
});

test('players get a version when it is published, and those with the old snapshot are taken all the same', async () => {
  const readForms = async () => {
    const { snapshots } = (await (await fetch(`${server.url}/v1/help/orbit/manifest`)).json()) as HelpManifest;
    const { forms } = (await (await fetch(`${server.url}/content/${snapshots.de}.json`)).json()) as HelpSnapshot;
    return forms.find(({ id }) => id === 'other')!;
  };
  expect(await readForms()).toMatchObject({ version: 1, fields: [{ id: 'when', label: 'Wann war das?' }] });
  const definition: FormDefinition = { id: 'other', topic: 'other', fields: [{ id: 'a', type: 'text', label: { en: 'A', de: 'Ä' } }] };
  await put('/staff/forms/orbit', { definition, basedOn: 1 });
  expect((await readForms()).version).toBe(1);
  const publish = (version: number) => agent.post('/staff/forms/orbit/publish', { forms: [{ id: 'other', version }] });
  expect((await publish(3)).status).toBe(409);
  expect((await publish(2)).status).toBe(200);
  expect(await readForms()).toEqual({ id: 'other', topic: 'other', version: 2, fields: [{ id: 'a', type: 'text', label: 'Ä' }] });
});

test('tells what players have, which words are stale, and takes a form back without losing what was written by it', async () => {
  const label = (en: string) => [{ id: 'a', type: 'text' as const, label: { en, de: 'Ä' } }];
  const definition: FormDefinition = { id: 'feedback', topic: 'feedback', fields: label('One') };
  await put('/staff/forms/orbit', { definition, basedOn: 1 });
  await agent.post('/staff/forms/orbit/publish', { forms: [{ id: 'feedback', version: 2 }] });
  await put('/staff/forms/orbit', { definition: { ...definition, fields: label('Two') }, basedOn: 2 });
  const detail = (await (await agent.get('/staff/forms/orbit/feedback')).json()) as FormDetail;
  expect(detail).toMatchObject({ version: 3, liveVersion: 2, live: { fields: [{ label: { en: 'One' } }] }, stale: { de: ['a'] } });
  expect((await agent.post('/staff/forms/orbit/unpublish', { forms: ['feedback'] })).status).toBe(200);
  const { forms } = (await (await agent.get('/staff/forms/orbit')).json()) as FormPage;
  expect(forms.find((one) => one.definition.id === 'feedback')?.liveVersion).toBeUndefined();
  const player = await register(server.url);
  const { results } = await player.sync([report({ id: 'feedback', version: 2 }, { a: 'yes' })]);
  expect(results.map(outcome)).toEqual([['stored']]);
  expect((await agent.post('/staff/forms/orbit/unpublish', { forms: ['feedback'] })).status).toBe(404);
  expect((await agent.get('/staff/forms/orbit/nothing')).status).toBe(404);
});

test('refuses to save over what another has saved, what is no form, and games that are not one\'s own', async () => {
  const form: FormDefinition = { id: 'extra', topic: 'other', fields: [{ id: 'a', type: 'text', label: { en: 'A' } }] };
  const [one, other] = await Promise.all([1, 2].map(() => put('/staff/forms/orbit', { definition: form, basedOn: 0 })));
  expect([one!.status, other!.status].toSorted()).toEqual([200, 409]);
  const hidden = { ...form, fields: [{ ...form.fields[0], shownIf: { field: 'a', answered: true } }] };
  const hangs = { ...form, fields: [{ ...form.fields[0], pattern: '(a+)+$' }] };
  for (const definition of [hidden, hangs]) {
    const refused = await put('/staff/forms/orbit', { definition, basedOn: 1 });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([400, 'malformed']);
  }
  const outsider = await signIn(server, ['harbor']);
  expect((await outsider.get('/staff/forms/orbit')).status).toBe(404);
  expect((await fetch(`${server.url}/staff/forms/orbit`)).status).toBe(401);
});

test('an envelope whose answers are too large or no answers is malformed and stores nothing', async () => {
  const player = await register(server.url);
  const bad = [{ a: 'x'.repeat(4_001) }, { a: { deep: 1 } }, { 'A B': 1 }, { a: Array(70).fill('b') }].map((answers) =>
    report({ id: 'bug', version: 1 }, answers),
  );
  const { results } = await player.sync(bad);
  expect(results.map((result) => result.status === 'rejected' && result.code)).toEqual(Array(4).fill('malformed'));
  const stored = await server.db.selectFrom('cases').select('id').where('player_id', '=', player.id).execute();
  expect(stored).toEqual([]);
});
