import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const SHELL = '/usr/lib/chromium/chromium-headless-shell';

/** Path of the Chromium the tests drive: `CHROMIUM` when set, else the first one found. */
export function findChromium() {
  return [process.env.CHROMIUM, ...KNOWN].find((path) => path && existsSync(path));
}

/**
 * Path of the Chromium for pages that need no profile: the same engine without a browser's windows around it where it is
 * found, a new page of which takes two fifths of the processor time; else, and where `CHROMIUM` says so, the whole browser.
 */
export function findHeadlessShell() {
  return process.env.CHROMIUM === undefined && existsSync(SHELL) ? SHELL : findChromium();
}

/**
 * Finds Chromium or installs it: by the system's packages where that can be done, else Playwright's own build, which
 * `CHROMIUM` then names to the processes of the tests.
 */
export function setUpChromium() {
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) setUpPackages();
  if (findChromium()) return;
  run('npx', 'playwright-core', 'install', 'chromium');
  process.env.CHROMIUM = playwrightBuild();
  if (!findChromium()) throw new Error('Chromium is not there and could not be installed: set CHROMIUM to its path');
}

function setUpPackages() {
  if (process.env.CHROMIUM !== undefined || findHeadlessShell() === SHELL) return;
  try {
    run('apt-get', 'update', '-qq');
    if (!findChromium()) run('apt-get', 'install', '-y', '-qq', 'chromium');
    run('apt-get', 'install', '-y', '-qq', 'chromium-headless-shell');
  } catch (error) {
    // Not every release has the shell; the whole browser does as well.
    if (!findChromium()) throw error;
  }
}

function run(/** @type {string} */ command, /** @type {string[]} */ ...args) {
  execFileSync(command, args, { stdio: 'inherit' });
}

function playwrightBuild() {
  const script = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
}
