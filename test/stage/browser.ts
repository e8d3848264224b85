import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { findChromium, findHeadlessShell } from './chromium.js';

/**
 * The address bar's suggestions, which nobody sees here, take a third of the processor time of every new window. The
 * others are those that Playwright turns off: of two such switches the last one counts.
 */
const FEATURES_OFF = (
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup,' +
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,' +
  'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,' +
  'OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch'
);

/** Quiet and reproducible; without a sandbox, since tests may run as root. */
export const FLAGS = (
  '--headless=new --no-sandbox --disable-gpu --no-first-run --mute-audio ' +
  '--disable-background-networking --disable-component-update --disable-sync --disable-quic ' +
  `--disable-features=${FEATURES_OFF}`
).split(' ');

/** A Chromium with a fresh profile that ends with the test. */
export function launchBrowser(more: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: there(findHeadlessShell()), args: [...FLAGS, ...more] });
}

/** The same, but the whole browser, which draws with WebGL in four fifths of the shell's processor time. */
export function launchWholeBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: there(findChromium()), args: FLAGS });
}

export interface ProfiledBrowser {
  context: BrowserContext;
  /** SIGKILL to every process of the browser, as a crash or an empty battery would. */
  kill(): Promise<void>;
}

/** A Chromium on a real profile folder, which can be killed and started again. */
export async function launchOnProfile(profile: string): Promise<ProfiledBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const child = spawn(there(findChromium()), [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await portIn(portFile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    context: browser.contexts()[0]!,
    async kill() {
      process.kill(-child.pid!, 'SIGKILL');
      await ended;
      await browser.close().catch(() => {});
      // The lock of the killed browser would keep the next one from the profile.
      await rm(join(profile, 'SingletonLock'), { force: true });
    },
  };
}

function there(found: string | undefined): string {
  if (!found) throw new Error('no Chromium: run `npm test`, which installs it, or set CHROMIUM to its path');
  return found;
}

async function portIn(file: string, child: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`);
    const port = parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Chromium did not open its debugging port');
}
