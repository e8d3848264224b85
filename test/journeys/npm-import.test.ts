import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';

const GAME = `import { createSupport, type SupportWidget } from '@savepoint/widget';
const support: SupportWidget = createSupport({ endpoint: 'http://127.0.0.1:9', game: 'my-game', build: '1.0.0' });
support.on('open', () => document.body.setAttribute('data-paused', ''));
`;

let project: string;
let browser: Browser;
let site: Site | undefined;

/** A studio's own project, in which the packages lie as npm would have put them there. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'savepoint-studio-'));
  const modules = join(project, 'node_modules');
  for (const name of ['protocol', 'sdk', 'widget']) {
    const folder = join(modules, '@savepoint', name);
    await mkdir(folder, { recursive: true });
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
      cwd: `packages/${name}`,
      encoding: 'utf8',
    }).trim();
    execFileSync('tar', ['-xzf', join(project, packed), '-C', folder, '--strip-components=1']);
  }
  for (const dependency of ['preact', '@preact', 'idb-keyval', 'minisearch', 'socket.io-client', 'valibot', 'typescript', '@typescript']) {
    await symlink(resolve('node_modules', dependency), join(modules, dependency));
  }
  await writeFile(join(project, 'main.ts'), GAME);
  await writeFile(join(project, 'index.html'), '<body><script type="module" src="/main.ts"></script>');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(project, { recursive: true, force: true });
});

test('a studio that installs the widget from npm has its types', () => {
  const options = ['--noEmit', '--strict', '--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options, 'main.ts'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});

test('and has it in its own bundle, the panel as a chunk that waits', async () => {
  await build({ root: project, configFile: false, logLevel: 'error' });
  site = await openSite(join(project, 'dist'));
  const page = await (await browser.newContext()).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.url);
  const launcher = page.getByRole('button', { name: 'Support' });
  await launcher.waitFor();
  const before = asked.length;
  await launcher.click();
  await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
  expect(asked.length).toBeGreaterThan(before);
  await expect.poll(() => page.locator('body').getAttribute('data-paused')).toBe('');
});
