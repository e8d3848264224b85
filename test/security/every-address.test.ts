import { newId } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../packages/server/src/openapi/document.ts';
import { signIn, type TestAgent } from '../../packages/server/src/testing/agent.ts';
import { register, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { slack } from '../stage/lag.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** What holds of every address there is, whatever it does: a new one is tried here by being there. */
let server: SupportServer;
let player: TestPlayer;
let owner: TestAgent;
beforeAll(async () => {
  server = await openSupportServer({ proxies: 1 });
  player = await register(server.url, GAME.id);
  owner = await signIn(server);
}, 60_000);
afterAll(() => server?.end());

const NAMED: Record<string, string> = { ':game': GAME.id, ':kind': 'article', ':language': 'en', ':mode': 'reply', '*': 'x' };
const pathOf = (pattern: string) => pattern.replace(/:\w+|\*/g, (name) => NAMED[name] ?? newId());
/** Method and path of all that the server answers. */
const routes = () => [...new Set(server.routes)].map((route) => route.split(' ') as [method: string, pattern: string]);
const bearer = () => ({ authorization: `Bearer ${player.token}` });

async function refusal(response: Response): Promise<[number, string]> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return [response.status, ((await response.json()) as { code: string }).code];
}

test('nothing is changed for a page of another site, by whatever a browser sends along', async () => {
  const changing = routes().filter(([method, path]) => path.startsWith('/staff/') && method !== 'GET');
  expect(changing.length).toBeGreaterThan(50);
  const others = ['https://evil.example', 'null', `${server.url}.evil.example`, null];
  for (const [at, [method, path]] of changing.entries()) {
    for (const origin of at === 0 ? others : [others[at % others.length] ?? null]) {
      const headers = { cookie: owner.cookie, ...(origin !== null && { origin }) };
      const answer = await fetch(server.url + pathOf(path), { method, headers, body: '{}' });
      expect([method, path, origin, ...(await refusal(answer))]).toEqual([method, path, origin, 403, 'bad_origin']);
    }
  }
  expect((await owner.get('/staff/session')).status).toBe(200);
}, slack(60_000));

const DEEP = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const POLLUTING = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

test('no body that nests or pollutes gets further than its reading', async () => {
  const taking = Object.entries(OPERATIONS).filter(([, { body }]) => body !== undefined && body !== 'bytes');
  expect(taking.length).toBeGreaterThan(35);
  const deep = [DEEP, `{"a":${DEEP}}`, `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`];
  for (const [at, [route]] of taking.entries()) {
    const [method = '', path = ''] = route.split(' ');
    const headers = path.startsWith('/staff/') ? owner.headers : bearer();
    const send = (body: string) => fetch(server.url + pathOf(path), { method, headers, body });
    expect([route, ...(await refusal(await send(deep[at % deep.length]!)))]).toEqual([route, 400, 'malformed']);
    const polluted = await send(POLLUTING);
    // Some need nothing of their body, and it is nothing to them.
    const told = polluted.ok ? polluted.status : (await refusal(polluted))[0];
    expect([route, told < 500]).toEqual([route, true]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  }
}, slack(60_000));

/** What every answer says to the browser; a page has a policy of its own. */
const SAID = [
  ['x-content-type-options', /^nosniff$/],
  ['content-security-policy', /frame-ancestors '(none|self)'/],
  ['referrer-policy', /^no-referrer$/],
  ['permissions-policy', /camera=\(\)/],
] as const;

test('lets no browser make more of an answer than it is, whatever was asked and whoever asked', async () => {
  const paths = routes().filter(([, path]) => path !== '*');
  paths.push(['GET', '/console/'], ['GET', '/console/cases/1'], ['GET', '/savepoint.js'], ['GET', '/nowhere'], ['OPTIONS', '/v1/sync']);
  paths.push(['GET', '/v1/live/?EIO=4&transport=polling'], ['GET', '/staff/live/?EIO=4&transport=polling'], ['GET', '/v1/live/?EIO=9']);
  expect(paths.length).toBeGreaterThan(60);
  for (const [method, pattern] of paths) {
    const path = pathOf(pattern);
    for (const who of [{}, owner.headers, bearer()]) {
      // Ending one's own session would leave nobody to ask for the rest.
      if (method === 'DELETE' && path === '/staff/session') continue;
      const { headers } = await fetch(server.url + path, { method, headers: who, redirect: 'manual' });
      for (const [name, value] of SAID) expect([method, path, name, headers.get(name)]).toEqual([method, path, name, expect.stringMatching(value)]);
      expect([method, path, headers.get('strict-transport-security')]).toEqual([method, path, null]);
    }
  }
  const page = await fetch(`${server.url}/console/`, { headers: { 'x-forwarded-proto': 'https' } });
  expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'.*object-src 'none'/);
}, slack(60_000));
