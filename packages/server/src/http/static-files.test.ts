import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { createHttp } from './base.ts';
import { pageRoutes } from './pages.ts';
import { insideOf } from './static-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'savepoint-pages-'));
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
write('console/index.html', '<h1>console</h1>');
write('console/assets/index-Ab3_x9Qz.js', '/* long */'.repeat(200));
write('script/savepoint.js', 'boot');
write('script/panel-Ab3_x9Qz.js', 'panel');
write('script/panel-Ab3_x9.js', 'panel');
write('game/my-module.js', 'own');
write('play/index.html', 'play');
write('game/index.html', 'game');
write('secret.txt', 'secret');

const app = createHttp(pino({ level: 'silent' }));
pageRoutes(app, {
  console: join(folder, 'console'),
  script: join(folder, 'script'),
  pages: { '/': join(folder, 'play'), '/game': join(folder, 'game') },
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const textOf = async (path: string) => (await get(path)).text();

test('serves each folder under its own path, the longest first', async () => {
  expect(await textOf('/')).toBe('play');
  expect(await textOf('/game/')).toBe('game');
  expect((await get('/game')).headers.get('location')).toBe('/game/');
  expect(await textOf('/savepoint.js')).toBe('boot');
  expect(await textOf('/savepoint/panel-Ab3_x9Qz.js')).toBe('panel');
  expect((await get('/nothing.js')).status).toBe(404);
});

test('answers the console\'s own addresses with its page, but not a missing file', async () => {
  expect(await textOf('/console/cases/123')).toBe('<h1>console</h1>');
  const page = await get('/console/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect((await get('/console/assets/gone-Ab3_x9Qz.js')).status).toBe(404);
});

test('lets hashed names be kept, compresses, and answers 304 to who has the file', async () => {
  const [part, own] = [await get('/savepoint/panel-Ab3_x9.js'), await get('/game/my-module.js')];
  expect([part, own].map(({ headers }) => headers.get('cache-control')?.includes('immutable'))).toEqual([true, false]);
  const plain = await get('/console/assets/index-Ab3_x9Qz.js');
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const small = await get('/console/assets/index-Ab3_x9Qz.js', { 'accept-encoding': 'gzip, br' });
  expect(small.headers.get('content-encoding')).toBe('br');
  expect((await small.arrayBuffer()).byteLength).toBeLessThan(100);
  const again = await get('/', { 'if-none-match': (await get('/')).headers.get('etag')! });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('never leaves its folder', async () => {
  const out = ['../', '..%2f', '%2e%2e/', 'a/../../', '..\\'].map((way) => `${way}secret.txt`);
  for (const path of [...out, '%00', '%zz']) {
    const inside = insideOf(join(folder, 'play'), path);
    expect([path, inside === null || inside.startsWith(join(folder, 'play'))]).toEqual([path, true]);
    expect((await get(`/game/${path}`)).status).toBe(404);
  }
});
