import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of the Chromium the tests drive: `CHROMIUM` when set, else the first one found. */
export function findChromium() {
  return [process.env.CHROMIUM, ...KNOWN].find((path) => path && existsSync(path));
}

/** Finds Chromium or installs it: by the system's packages where that can be done, else Playwright's own build. */
export function setUpChromium() {
  const found = findChromium();
  if (found) return found;
  const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    execFileSync(command, args, { stdio: 'inherit' });
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', 'chromium');
  } else {
    run('npx', 'playwright-core', 'install', 'chromium');
  }
  const installed = findChromium() ?? playwrightBuild();
  if (!installed) throw new Error('Chromium is not there and could not be installed: set CHROMIUM to its path');
  return installed;
}

function playwrightBuild() {
  const script = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  const path = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
  return existsSync(path) ? path : undefined;
}
