import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { createHttp } from './http.ts';
import { createHttpApi } from './http-api.ts';

const answering = (status: number, body: unknown) => {
  const seen: { url: string; init: RequestInit }[] = [];
  const http = createHttp((url, init) => {
    seen.push({ url, init });
    const text = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status }));
  });
  const api = createHttpApi(http);
  return { api, seen };
};

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );

test('asks with the conditions that are set, and no others', async () => {
  const { api, seen } = answering(200, { cases: [] });
  const conditions = { match: 'all', tests: [{ field: 'text', is: 'has', value: 'für & wider' }] } as const;
  await api.cases({ conditions: { ...conditions, tests: [...conditions.tests] }, sort: null, limit: 50 });
  const asked = new URL(seen[0]!.url, 'http://desk');
  expect(asked.pathname).toBe('/staff/cases');
  expect(Object.fromEntries(asked.searchParams)).toEqual({ where: JSON.stringify(conditions), limit: '50' });
  await api.cases({ conditions: { match: 'all', tests: [] }, sort: 'oldest' });
  expect(seen[1]?.url).toBe('/staff/cases?sort=oldest');
});

test('a problem document becomes its code, wait and request', async () => {
  const { api } = answering(429, { code: 'too_many_requests', retryAfterMs: 4_000, requestId: 'r1' });
  const thrown = await failure(api.signIn({ email: 'a', password: 'b' }));
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ code: 'too_many_requests', retryAfterMs: 4_000, requestId: 'r1', refused: true });
});

test('an answer of something in between is told by its status', async () => {
  expect(await failure(answering(502, '<html>').api.session())).toMatchObject({ code: 'unavailable', refused: false });
  expect(await failure(answering(418, { code: 'teapot' }).api.session())).toMatchObject({ code: 'internal' });
  expect(await failure(answering(200, '<html>').api.session())).toMatchObject({ code: 'internal' });
});

test('no answer is not a refusal', async () => {
  const unreachable = createHttpApi(createHttp(() => Promise.reject(new TypeError('failed'))));
  const slow = createHttpApi(createHttp(() => Promise.reject(new DOMException('', 'TimeoutError'))));
  expect(await failure(unreachable.session())).toMatchObject({ code: 'unreachable', refused: false });
  expect(await failure(slow.session())).toMatchObject({ code: 'timed_out', refused: false });
});

test('a file is sent as it is', async () => {
  const answer = { caseId: 'c1', number: 7, results: [], refusedFiles: [] };
  const { api, seen } = answering(200, answer);
  const file = new Blob(['{}']);
  expect(await api.importReport(file)).toEqual(answer);
  expect(seen[0]).toMatchObject({ url: '/staff/import', init: { method: 'POST', credentials: 'same-origin' } });
  expect(seen[0]?.init.body).toBe(file);
});

test('a reply is sent whole and takes an answer without a body', async () => {
  const { api, seen } = answering(204, null);
  await api.reply('c1', { id: 'm1', text: 'Hi' });
  expect(seen[0]).toMatchObject({
    url: '/staff/cases/c1/messages',
    init: { method: 'POST', body: '{"id":"m1","text":"Hi"}', credentials: 'same-origin' },
  });
});

test('ready replies are read to their last page', async () => {
  const asked: string[] = [];
  const api = createHttpApi(
    createHttp((url) => {
      asked.push(url);
      const next = asked.length < 3 ? { next: `${asked.length}.Größe & mehr` } : {};
      return Promise.resolve(Response.json({ replies: [{ name: String(asked.length) }], ...next }));
    }),
  );
  expect((await api.cannedReplies()).map(({ name }) => name)).toEqual(['1', '2', '3']);
  expect(asked[1]).toBe(`/staff/canned-replies?after=${encodeURIComponent('1.Größe & mehr')}`);
});
