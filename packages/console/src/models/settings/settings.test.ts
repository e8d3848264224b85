import type { Session } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { createFakeHttp } from '../../testing/fake-http.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { SESSION } from '../../testing/session.ts';
import { ApiError } from '../api-error.ts';
import { withSessionEnd } from '../http.ts';
import { createSession } from '../session.ts';
import { createAccount } from './account.ts';
import { createAudit } from './audit.ts';
import { createGames } from './games.ts';
import { createLoaded } from './loaded.ts';

const session = (more: Partial<Session>): Session => ({
  staff: { id: 's1', name: 'Rosa', email: 'rosa@example.com' },
  everywhere: null,
  games: [
    { id: 'lantern', name: 'Lantern', role: 'agent' },
    { id: 'mine', name: 'Mine', role: 'read_only' },
  ],
  totp: false,
  holdMs: 0,
  ...more,
});

test('a role counts on its own game, on the desk only when it is one on all games', () => {
  const model = createSession(createFakeServer([]).api);
  expect(model.can('case.read')).toBe(false);
  model.enter(session({}));
  expect([model.can('case.reply', 'lantern'), model.can('case.reply', 'mine'), model.can('case.reply', 'other')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([model.can('case.reply'), model.can('game.edit'), model.can('staff.read')]).toEqual([true, false, false]);
  model.enter(session({ everywhere: 'supervisor' }));
  expect([model.can('staff.read'), model.can('audit.read'), model.can('api_key.change')]).toEqual([true, true, false]);
});

test('of two questions under way the last one counts, and a failure leaves what stood', async () => {
  const answers: ((value: number) => void)[] = [];
  let refuse = false;
  const loaded = createLoaded(() => {
    return refuse ? Promise.reject(new ApiError('unavailable')) : new Promise<number>((answer) => answers.push(answer));
  });
  const both = [loaded.load(), loaded.load()];
  answers[1]!(2);
  answers[0]!(1);
  await Promise.all(both);
  expect(loaded.value.value).toBe(2);
  refuse = true;
  await loaded.load();
  expect([loaded.value.value, loaded.problem.value?.code]).toEqual([2, 'unavailable']);
});

test('the log is read page by page, and a page that fails can be asked for again', async () => {
  const entry = (at: number) => ({ at, name: 'Rosa', what: 'POST /staff/session', subject: '', status: 200 });
  const http = createFakeHttp({
    'GET /staff/audit': { entries: [entry(3), entry(2)], next: 7 },
    'GET /staff/audit?before=7': new ApiError('unreachable'),
  });
  const audit = createAudit(http);
  await audit.load();
  await audit.loadOlder();
  expect([audit.entries.value.length, audit.phase.value, audit.problem.value?.code]).toEqual([2, 'more', 'unreachable']);
  http.answers.set('GET /staff/audit?before=7', { entries: [entry(1)], next: null });
  await audit.loadOlder();
  await audit.loadOlder();
  expect(audit.entries.value.map(({ at }) => at)).toEqual([3, 2, 1]);
  expect([audit.phase.value, audit.problem.value, http.asked.length]).toEqual(['whole', null, 3]);
});

test('what is done is done also where the session cannot be read after it', async () => {
  const http = createFakeHttp({
    'POST /staff/me/totp/confirm': { recoveryCodes: ['a', 'b'] },
    'DELETE /staff/me/totp': undefined,
    'PUT /staff/me/hold': undefined,
    'POST /staff/games': undefined,
  });
  const session = createSession({ ...createFakeServer([]).api, session: () => Promise.reject(new ApiError('unreachable')) });
  session.enter(SESSION);
  const account = createAccount(http, session);
  expect(await account.confirmTotp('123456')).toEqual(['a', 'b']);
  expect(http.asked[0]?.body).toEqual({ code: '123456' });
  expect(session.session.value?.totp).toBe(true);
  await account.endTotp('secret');
  await account.setHold(10_000);
  expect(session.session.value).toMatchObject({ totp: false, holdMs: 10_000 });
  await createGames(http, session.refresh).add({ id: 'orbit', name: 'Orbit' });
});

test('an answer that knows no session ends it, any other does not', async () => {
  let ended = 0;
  const http = createFakeHttp({ 'GET /a': new ApiError('unauthorized'), 'POST /b': new ApiError('wrong_credentials') });
  const guarded = withSessionEnd(http, () => () => ended++);
  await expect(guarded.get('/a')).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(guarded.post('/b', {})).rejects.toMatchObject({ code: 'wrong_credentials' });
  expect(ended).toBe(1);
});
