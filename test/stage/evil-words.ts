import { createHash } from 'node:crypto';
import { newId, type FormDefinition, type HelpPiece } from '@savepoint/protocol';
import { SignJWT } from 'jose';
import { newInstall, openingCase } from '../../packages/server/src/testing/player.ts';
import { GAME, type SupportServer } from './support-server.ts';

/** Leaves a mark on the page if it is ever taken for more than text. Short enough for a name. */
export const EVIL = '"><img src=x onerror="window.owned=1">';
/** All the ways at once, where there is room. */
export const WORSE = `${EVIL}<svg onload="window.owned=2"></svg><script>window.owned=3</script>{{owned}}`;
export const LINK = 'javascript:window.owned=4';

export const say = (text: string) => ({ en: text });
/** What staff ask of players, and an answer in the player's own words. */
export const EVIL_FORM: FormDefinition = {
  id: 'bug',
  topic: 'bug',
  fields: [
    { id: 'level', type: 'text', label: say(`Level ${WORSE}`), help: say(WORSE) },
    { id: 'kind', type: 'choice', label: say(WORSE), options: [{ id: 'a', label: say(WORSE), tag: true }, { id: 'b', label: say(WORSE) }] },
    { id: 'name', type: 'text', label: say(EVIL), pattern: EVIL, shownIf: { field: 'level', equals: EVIL } },
  ],
};

export const EVIL_CONTEXT = {
  game: { id: WORSE, build: WORSE, commit: EVIL, channel: EVIL, engine: WORSE, engineVersion: EVIL },
  device: { class: 'phone' as const, os: WORSE, osVersion: EVIL, model: WORSE, gpu: WORSE, browser: WORSE, browserVersion: EVIL },
  screen: { width: 1, height: 1, pixelRatio: 1, gamepads: [EVIL] },
  locale: { language: WORSE, languages: [EVIL], timeZone: WORSE },
  network: { online: true, type: EVIL },
  session: { startedAt: 1, lengthMs: 1, page: `${LINK}${EVIL}`, storage: EVIL },
  player: { id: WORSE, name: WORSE },
  state: { [WORSE]: WORSE, link: LINK },
  breadcrumbs: [{ at: 1, text: WORSE, category: WORSE }],
  errors: [{ at: 1, message: WORSE, source: `${LINK}${EVIL}`, stack: WORSE }],
  requests: [{ at: 1, url: `${LINK}${EVIL}`, status: 500 }],
};

/** What `evilPieces` show. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Pieces of the help with the words in every field that takes any, with `PICTURE`, which has to be there before. */
export function evilPieces(url = `https://a.example/"><script>window.owned=7</script>`): HelpPiece[] {
  const picture = { sha256: hashOf(PICTURE), format: 'png' as const, alt: EVIL, width: 1, height: 1 };
  const words = [WORSE, { text: WORSE, strong: true as const }, { text: WORSE, link: { to: 'page' as const, url } }];
  const audience = { platforms: [EVIL] };
  return [
    { kind: 'section', content: { id: 'evil-section', title: WORSE, position: 0 } },
    {
      kind: 'article',
      content: {
        id: 'evil',
        section: 'account',
        position: 0,
        title: WORSE,
        keywords: [WORSE],
        body: [
          { type: 'heading', text: WORSE },
          { type: 'paragraph', text: words },
          { type: 'steps', items: [{ text: words, picture }] },
          { type: 'list', items: [words] },
          { type: 'table', head: [words], rows: [[words]] },
          { type: 'picture', picture },
          { type: 'note', tone: 'warning', text: words },
        ],
      },
    },
    // For players of no such device: they would hide what all others are to be shown.
    { kind: 'article', content: { id: 'evil-few', section: 'account', position: 1, title: EVIL, body: [], audience } },
    { kind: 'announcement', content: { id: 'news', kind: 'problem', title: WORSE, text: WORSE } },
    { kind: 'menu', content: { items: [{ id: 'evil', parent: null, title: WORSE, leaf: { does: 'form', topic: 'bug' } }, { id: 'few', parent: null, title: EVIL, leaf: { does: 'chat' }, audience }] } },
  ];
}

export const evilFile = (bytes: Uint8Array) => ({ sha256: hashOf(bytes), name: `${WORSE}.html`, type: `text/html${EVIL}`, sizeBytes: bytes.byteLength });

/** Somebody of staff, signed in, whose requests are answered well or throw. */
export interface EvilAgent {
  ask<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  keep(text: string): Promise<ReturnType<typeof evilFile>>;
}

/** Somebody of staff whose very name is an attack: one who was invited, and gave it. */
export async function inviteEvil(server: SupportServer, owner: EvilAgent): Promise<EvilAgent> {
  const { token } = await owner.ask<{ token: string }>('POST', '/staff/invitations', { email: `${newId()}@example.com`, games: { all: 'owner' } });
  const accepted = { token, name: WORSE.slice(0, 100), password: 'correct horse battery' };
  const init = { method: 'POST', headers: { origin: server.url }, body: JSON.stringify(accepted) };
  return agentOf(server, await fetch(`${server.url}/staff/invitations/accept`, init));
}

/** In: the answer that signed somebody in. */
export function agentOf({ url }: SupportServer, signedIn: Response): EvilAgent {
  const headers = { origin: url, cookie: signedIn.headers.getSetCookie()[0]!.split(';')[0]! };
  return {
    async ask<T>(method: string, path: string, body?: unknown) {
      const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
    async keep(text) {
      const body = Buffer.from(text);
      const file = evilFile(body);
      const { status } = await fetch(`${url}/staff/files/${file.sha256}`, { method: 'PUT', headers, body });
      if (status !== 204) throw new Error(`The file was answered ${status}`);
      return file;
    },
  };
}

/** What staff write for themselves and for each other, in every field that keeps it. */
export async function fillDesk({ ask }: EvilAgent): Promise<void> {
  const test = (field: string) => ({ field, is: 'in', values: [EVIL] });
  const conditions = { match: 'any', tests: [...['tag', 'build', 'os', 'queue'].map(test), { field: 'gpu', is: 'has', value: EVIL }, { field: 'text', is: 'has', value: EVIL }] };
  const view = { name: EVIL, conditions, sort: 'updated', version: null };
  await ask('PUT', `/staff/views/${newId()}`, view);
  await ask('PUT', `/staff/shared-views/${newId()}`, view);
  await ask('PUT', `/staff/bulk/${newId()}`, { cases: { conditions }, edit: { priority: 'high', reason: WORSE } });
  const reply = { name: EVIL, gameId: null, topics: [], texts: { en: WORSE }, actions: {}, version: 0 };
  await ask('PUT', `/staff/canned-replies/${newId()}`, reply);
  await ask('PUT', `/staff/own-replies/${newId()}`, reply);
  const rule = { id: 'evil', name: WORSE.slice(0, 100), on: 'report', when: { field: 'text', is: 'contains', value: EVIL }, tags: ['evil'] };
  await ask('PUT', `/staff/rules/${GAME.id}`, { rules: [rule], basedOn: 0 });
  await ask('POST', `/staff/rules/${GAME.id}/dry-run`, { rules: [rule] });
  await ask('POST', '/staff/api-keys', { name: EVIL, games: { all: 'read_only' } });
  await ask('POST', '/staff/games', { id: 'evil', name: EVIL });
  await ask('PUT', `/staff/games/${GAME.id}`, { name: EVIL, collect: 'full', longestLine: 10 });
}

/** A player whom the studio vouches for, by a name that is an attack. Out: the bearer's header. */
export async function enterEvil({ url }: SupportServer, { ask }: EvilAgent): Promise<{ authorization: string }> {
  const { secret } = await ask<{ secret: string }>('POST', `/staff/games/${GAME.id}/keys`, { algorithm: 'HS256' });
  const seconds = Math.floor(Date.now() / 1_000);
  const identity = await new SignJWT({ aud: GAME.id, sub: EVIL, name: WORSE, iat: seconds, exp: seconds + 600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(secret));
  const init = { method: 'POST', body: JSON.stringify({ game: GAME.id, install: newInstall(), identity }) };
  const { token } = (await (await fetch(`${url}/v1/players`, init)).json()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

/** A report that came as a file. */
export function evilHandover() {
  const log = Buffer.from('<script>window.owned=9</script>');
  const { id, secret } = newInstall();
  const opened = openingCase({ topic: 'bug', text: WORSE, attachments: [evilFile(log)] });
  const install = { id, secretSha256: hashOf(Buffer.from(secret)) };
  const files = [{ sha256: hashOf(log), type: EVIL, base64: log.toString('base64') }];
  return { format: 'savepoint-report', v: 1, game: GAME.id, exportedAt: Date.now(), install, envelopes: [opened], files };
}
