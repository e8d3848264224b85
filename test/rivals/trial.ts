import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openRelay, type Fate } from '../doubles/relay.ts';
import { launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import { scoreOf, type Score } from './score.ts';
import type { SubjectWindow } from './subject.ts';

export interface Subject {
  name: string;
  /** Address of its page. */
  page: string;
  /** Port of the server it sends to, and the path there. */
  port: number;
  path: string;
  /** Everything its server took so far, in the order it has there. */
  arrived(): Promise<string[]>;
}

/** Texts are kept without a network, the browser is started anew, and the network is back: but first comes a fault. */
export interface Trial {
  name: string;
  texts: number;
  textChars?: number;
  /** Room that the origin has, when it is little. */
  roomBytes?: number;
  /** What the first `times` requests with a text meet. One that is held ends with a kill of the browser. */
  fault?: { fates: Fate[]; times: number };
}

/** Starts of the browser that a subject is given to bring the rest. */
const STARTS = 3;
/** Longer than Sentry waits after its start, 5 s. */
const QUIET_MS = 7_000;
/** Time for a repeat, at the next hint at the latest. */
const REPEAT_MS = 2_000;
/** How often the page is told that the network is back. */
const HINT_MS = 1_000;

/** Counts what came of what a subject confirmed, and the faults its requests met. */
export async function runTrial(
  subject: Subject,
  trial: Trial,
  random: () => number,
): Promise<Score & { faults: number }> {
  const token = `t${Math.floor(random() * 1e9)}`;
  let online = false;
  let met = 0;
  let held = false;
  const { fates, times } = trial.fault ?? { fates: ['pass'], times: 0 };
  const relay = await openRelay(
    subject.port,
    ({ method }, body) => {
      if (!online) return 'cut before';
      return method !== 'POST' || met >= times || !body.includes(token) ? 'pass' : fates[met++ % fates.length]!;
    },
    () => void (held = true),
  );
  const profile = await mkdtemp(join(tmpdir(), 'savepoint-rival-'));
  let browser: ProfiledBrowser | undefined;
  const open = async (roomBytes?: number): Promise<Page> => {
    await browser?.kill();
    browser = await launchOnProfile(profile);
    const page = await browser.context.newPage();
    const devTools = await browser.context.newCDPSession(page);
    const origin = new URL(subject.page).origin;
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, ...(roomBytes && { quotaSize: roomBytes }) });
    await page.goto(`${subject.page}?to=${encodeURIComponent(relay.url + subject.path)}`);
    await page.waitForFunction(() => (globalThis as SubjectWindow).subject);
    return page;
  };

  try {
    const confirmed: number[] = [];
    const page = await open(trial.roomBytes);
    for (let n = 0; n < trial.texts; n++) {
      const text = `${token}x${n}_${'.'.repeat(trial.textChars ?? 100)}`;
      const kept = page.evaluate((text) => (globalThis as SubjectWindow).subject!.keep(text), text);
      if (await kept.catch(() => false)) confirmed.push(n);
    }
    const score = async () => scoreOf(confirmed, token, await subject.arrived());

    online = true;
    for (let quiet = 0, start = 0; quiet < STARTS && start < STARTS + times; start++) {
      held = false;
      const ended = await bringsAll(await open(), score, () => held, () => met >= times);
      if (ended === 'all') break;
      if (ended === 'no more') quiet++;
    }
    return { faults: met, ...(await score()) };
  } finally {
    await browser?.kill();
    await relay.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * Tells the page of the network until a request is held, nothing has come for a while, or all has come and every fault
 * been met: then for a moment more, in which what is not known to have arrived comes again.
 */
async function bringsAll(page: Page, score: () => Promise<Score>, held: () => boolean, faultsMet: () => boolean) {
  let count = -1;
  let toldAt = 0;
  for (let since = Date.now(); ; await pause(50)) {
    if (held()) return 'held';
    const { lost, arrived } = await score();
    if (arrived > count) since = Date.now();
    count = arrived;
    const done = lost === 0 && faultsMet();
    if (Date.now() - since > (done ? REPEAT_MS : QUIET_MS)) return done ? 'all' : 'no more';
    if (Date.now() - toldAt < HINT_MS) continue;
    toldAt = Date.now();
    await page.evaluate(() => (globalThis as SubjectWindow).subject!.flush());
  }
}
