import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId, type Session } from '@savepoint/protocol';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn } from '../testing/agent.ts';
import { openStage, type Stage } from '../testing/stage.ts';

/** A real provider, whose people are whoever types a name; `unverified@…` has an address that nobody checked. */
async function openProvider(redirect: string) {
  const http: Server = createServer();
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const client = { client_id: 'savepoint', client_secret: 'kept between us', redirect_uris: [redirect] };
  const provider = new Provider(issuer, {
    clients: [client],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: async (_, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified'), name: 'Noor' }),
    }),
  });
  http.on('request', provider.callback());
  return { issuer, client, close: () => new Promise((done) => http.close(done)) };
}

let stage: Stage;
let server: SavepointServer;
let provider: Awaited<ReturnType<typeof openProvider>>;
let port: number;

beforeAll(async () => {
  stage = await openStage();
  // The provider must know where it sends people back to, and the server where the provider is.
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  ({ port } = probe.address() as AddressInfo);
  await new Promise((done) => probe.close(done));
  provider = await openProvider(`http://127.0.0.1:${port}/staff/oidc/callback`);
  const { client_id: clientId, client_secret: clientSecret } = provider.client;
  server = await stage.server({ port, oidc: { issuer: provider.issuer, clientId, clientSecret, name: 'Studio' } });
}, 60_000);
afterAll(async () => {
  await stage.close();
  await provider.close();
});

/** A browser: keeps cookies by host, follows the way, fills the provider's own forms in. */
function createBrowser() {
  const jars = new Map<string, Map<string, string>>();
  async function ask(url: string, form?: Record<string, string>): Promise<{ url: string; response: Response }> {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location || location.startsWith('/console')) return { url, response };
    return ask(new URL(location, url).href);
  }
  async function goThrough(email: string): Promise<Response> {
    let { url, response } = await ask(`${server.url}/staff/oidc/start`);
    for (const form of [{ prompt: 'login', login: email, password: 'any' }, { prompt: 'consent' }]) {
      ({ url, response } = await ask(url, form as Record<string, string>));
    }
    return response;
  }
  const session = () => ask(`${server.url}/staff/session`).then(({ response }) => response);
  return { ask, goThrough, session };
}

test('lets in who works here, by the address that the provider vouches for', async () => {
  const email = `${newId()}@example.com`;
  await server.addStaff({ email, name: 'Sam', games: ['orbit'] });
  const browser = createBrowser();
  const end = await browser.goThrough(email);
  expect([end.status, end.headers.get('location')]).toEqual([302, '/console/']);
  expect((await (await browser.session()).json()) as Session).toMatchObject({ staff: { name: 'Sam', email } });
  expect(await (await fetch(`${server.url}/staff/sign-in`)).json()).toEqual({ oidc: 'Studio' });
});

test('makes an invited person staff, and nobody else', async () => {
  const owner = await signIn(server);
  const email = `${newId()}@example.com`;
  const stranger = await createBrowser().goThrough(email);
  expect([stranger.status, ((await stranger.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
  await owner.post('/staff/invitations', { email, games: { some: { orbit: 'agent' } } });
  const browser = createBrowser();
  await browser.goThrough(email);
  expect((await (await browser.session()).json()) as Session).toMatchObject({ staff: { name: 'Noor', email } });
});

test('does not believe an address that nobody verified, nor an answer to another journey', async () => {
  const email = `unverified-${newId()}@example.com`;
  await server.addStaff({ email, name: 'Sam', games: ['orbit'] });
  expect((await createBrowser().goThrough(email)).status).toBe(403);
  const callback = `${server.url}/staff/oidc/callback?code=x&state=y&iss=${encodeURIComponent(provider.issuer)}`;
  expect((await fetch(callback)).status).toBe(401);
  const browser = createBrowser();
  await browser.ask(`${server.url}/staff/oidc/start`);
  expect((await browser.ask(callback)).response.status).toBe(401);
});
