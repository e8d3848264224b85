import type { Session } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { createFakeHttp } from '../testing/fake-http.ts';
import { createFakePage, createFakeStorage, settled } from '../testing/fake-page.ts';
import { createFakeServer } from '../testing/fake-server.ts';
import { SESSION } from '../testing/session.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import { createDesk } from './desk.ts';
import { withSessionEnd as httpWithSessionEnd } from './http.ts';
import { createSession } from './session.ts';
import { withSessionEnd } from './session-end.ts';

const OMAR: Session = { ...SESSION, staff: { id: 'staff-2', name: 'Omar', email: 'omar@example.com' } };

/** A desk whose next answers to one question come when the test gives them. */
function createSlow(name: 'cases' | 'session') {
  const answers: { give(told: unknown): void; fail(why: ApiError): void }[] = [];
  const slow = () => new Promise<never>((give, fail) => answers.push({ give: give as (told: unknown) => void, fail }));
  const api: Api = { ...createFakeServer([]).api, [name]: slow };
  const session = createSession(api);
  session.enter(SESSION);
  return { session, answers, api: withSessionEnd(api, session) };
}

test('a late answer that knows no session ends none that has begun since it was asked for', async () => {
  const { session, answers, api } = createSlow('cases');
  const ask = () => api.cases({ conditions: { match: 'all', tests: [] }, sort: null }).catch(() => undefined);
  const asked = [ask(), ask()];
  answers[0]!.fail(new ApiError('unauthorized'));
  await asked[0];
  expect(session.session.value).toBeNull();
  session.enter(SESSION);
  answers[1]!.fail(new ApiError('unauthorized'));
  await asked[1];
  expect([session.session.value, session.ended.value]).toEqual([SESSION, false]);
});

test('nor does one to a question of the settings', async () => {
  const { session } = createSlow('cases');
  let fail: (why: ApiError) => void = () => undefined;
  const http = createFakeHttp({ 'GET /a': new Promise((_, no) => (fail = no)) });
  const asked = httpWithSessionEnd(http, session.ender).get('/a').catch(() => undefined);
  session.ender()();
  session.enter(OMAR);
  fail(new ApiError('unauthorized'));
  await asked;
  expect(session.session.value).toEqual(OMAR);
});

test('a session that is read again takes the place of none that has begun or ended since', async () => {
  const { session, answers } = createSlow('session');
  const first = session.refresh();
  session.ender()();
  answers[0]!.give(SESSION);
  await first;
  expect(session.phase.value).toBe('signed-out');
  session.enter(SESSION);
  const second = session.refresh();
  session.enter(OMAR);
  answers[1]!.give(SESSION);
  await second;
  expect(session.session.value).toEqual(OMAR);
});

test('of two readings of a session the one that was asked for last counts', async () => {
  const { session, answers } = createSlow('session');
  const readings = [session.refresh(), session.refresh()];
  answers[1]!.give({ ...SESSION, holdMs: 30_000 });
  answers[0]!.give({ ...SESSION, holdMs: 10_000 });
  await Promise.all(readings);
  expect(session.session.value?.holdMs).toBe(30_000);
});

test('a session that could not be asked for is taken up when the line is back, but not under somebody who signs in', async () => {
  const server = createFakeServer([]);
  const page = createFakePage();
  server.fail('session', 'unreachable');
  const desk = createDesk({ api: server.api, live: server.live, storage: createFakeStorage(), page });
  await desk.session.restore();
  expect([desk.session.phase.value, desk.session.problem.value?.code]).toEqual(['signed-out', 'unreachable']);
  server.fail('session', 'unreachable');
  page.runLater();
  await settled();
  server.fail('signIn', 'wrong_credentials');
  page.runLater();
  await desk.session.signIn({ email: 'rosa@example.com', password: 'x' });
  expect([desk.session.phase.value, desk.session.problem.value?.code]).toEqual(['signed-out', 'wrong_credentials']);
  server.fail('session', 'unreachable');
  await desk.session.restore();
  page.runLater();
  await settled();
  expect(desk.session.phase.value).toBe('signed-in');
});

test('nor under somebody who has come in by an invitation meanwhile', async () => {
  const server = createFakeServer([]);
  const page = createFakePage();
  server.fail('session', 'unreachable');
  const desk = createDesk({ api: server.api, live: server.live, storage: createFakeStorage(), page });
  await desk.session.restore();
  desk.session.enter(OMAR);
  server.fail('session', 'unreachable');
  page.runLater();
  await settled();
  expect(desk.session.session.value).toEqual(OMAR);
});
