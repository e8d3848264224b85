/**
 * Names of builds go in, built folders come out; a build whose inputs have not changed since it last ran is skipped.
 * Plain JavaScript, since it runs before anything is built.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'savepoint');

/** A build waits for little and fills most of a core. */
const AT_ONCE = 2;

/** What each build of `vite.config.ts` leaves behind. */
export const OUTPUTS = {
  protocol: 'packages/protocol/dist/lib/index.js',
  sdk: 'packages/sdk/dist/lib/index.js',
  widget: 'packages/widget/dist/lib/index.js',
  engines: 'packages/engines/dist/lib/phaser.js',
  'engines-page': 'packages/engines/dist/page/savepoint-attach.js',
  'script-engine': 'packages/widget/dist/script',
  'script-panel': 'packages/widget/dist/script',
  'script-boot': 'packages/widget/dist/script/savepoint.js',
  console: 'packages/console/dist/index.html',
  'canvas-game': 'examples/canvas-game/dist/index.html',
  games: 'examples/dist/phaser-game/index.html',
  server: 'packages/server/dist/index.js',
  playground: 'examples/playground/dist/main.js',
};

/** @typedef {keyof typeof OUTPUTS} BuildName */

/** What `npm start` needs: everything but the libraries for npm. */
export const STARTED = /** @type {const} */ ([
  'script-engine',
  'script-panel',
  'script-boot',
  'console',
  'canvas-game',
  'games',
  'server',
  'playground',
]);

/**
 * @param {{ names?: readonly BuildName[], log: (line: string) => void }} options
 * @returns {Promise<BuildName[]>} The builds that were run.
 */
export async function buildAll({ names, log }) {
  const wanted = names ?? /** @type {BuildName[]} */ (Object.keys(OUTPUTS));
  const fingerprint = takeFingerprint();
  /** @type {BuildName[]} */
  const built = [];
  mkdirSync(CACHE, { recursive: true });
  const chains = chained(wanted);
  const work = async () => {
    for (let chain = chains.shift(); chain; chain = chains.shift()) {
      // The parts of the script tag share a folder that the first of them empties, and the last names the others.
      let isEmptied = false;
      for (const name of chain) {
        const kept = join(CACHE, name);
        const known = existsSync(kept) ? readFileSync(kept, 'utf8') : '';
        if (known === fingerprint && !isEmptied && existsSync(join(ROOT, OUTPUTS[name]))) continue;
        log(`Building ${name} …`);
        await build(name);
        writeFileSync(kept, fingerprint);
        built.push(name);
        isEmptied = true;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  log(built.length > 0 ? 'Built.' : 'Everything is built already.');
  return built;
}

/**
 * What must be built one after the other stands in one chain, the longest first.
 * @param {readonly BuildName[]} names
 */
function chained(names) {
  const script = names.filter((name) => name.startsWith('script-'));
  const alone = names.filter((name) => !script.includes(name)).map((name) => [name]);
  return script.length > 0 ? [script, ...alone] : alone;
}

/** One SHA-256 over the path and content of every file a build could read. */
export function takeFingerprint(root = ROOT) {
  const hash = createHash('sha256');
  const files = ['vite.config.ts', 'tsconfig.json', 'package-lock.json'];
  for (const folder of ['packages', 'examples']) files.push(...filesBelow(root, folder));
  for (const file of files.sort((a, b) => (a < b ? -1 : 1))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : filesBelow(root, path);
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/**
 * A process of its own for each: Vite marks its process as production, and keeps what it has read.
 * @param {BuildName} name
 * @returns {Promise<void>}
 */
function build(name) {
  const manifest = createRequire(import.meta.url).resolve('vite/package.json');
  const vite = join(dirname(manifest), 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    const args = [vite, 'build', '--mode', name];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build of ${name} failed:\n${said.trim()}`));
    });
  });
}
