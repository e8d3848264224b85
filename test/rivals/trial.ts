import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openRelay, type Fate } from '../doubles/relay.ts';
import { launchOnProfile, type ProfiledBrowser } from '../stage/browser.ts';
import type { SubjectWindow } from './subject.ts';

export interface Subject {
  name: string;
  /** Address of its page. */
  page: string;
  /** Port of the server it sends to, and the path there. */
  port: number;
  path: string;
  /** Everything its server was given so far, as text in which the tokens of a trial can be counted. */
  arrived(): Promise<string[]>;
}

export interface Trial {
  name: string;
  texts: number;
  textChars: number;
  /** Room that the origin has, when it is little. */
  roomBytes?: number;
  /** The first so many requests after the network is back are answered 500. */
  failures?: number;
  /** Kills the browser so many times, each a moment after the next thing has arrived. */
  kills?: number;
}

export interface Score {
  confirmed: number;
  lost: number;
  doubled: number;
}

/** Reloads and waits that a subject is given to bring the rest. */
const CHANCES = 3;
/** Longer than Sentry waits after its start, 5 s. */
const QUIET_MS = 8_000;

/** Lets a subject keep texts without a network, gives the network back, and counts what came of it. */
export async function runTrial(subject: Subject, trial: Trial, random: () => number): Promise<Score> {
  let fate: Fate = 'cut before';
  let failures = trial.failures ?? 0;
  const isPost = (method?: string) => method === 'POST';
  const relay = await openRelay(subject.port, ({ method }) =>
    fate === 'pass' && isPost(method) && failures-- > 0 ? 'answer 500' : fate,
  );
  const profile = await mkdtemp(join(tmpdir(), 'savepoint-rival-'));
  let browser: ProfiledBrowser | undefined;
  const open = async (roomBytes?: number): Promise<Page> => {
    await browser?.kill();
    browser = await launchOnProfile(profile);
    const page = await browser.context.newPage();
    const origin = new URL(subject.page).origin;
    const devTools = await browser.context.newCDPSession(page);
    const quota = roomBytes === undefined ? {} : { quotaSize: roomBytes };
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, ...quota });
    await page.goto(`${subject.page}?to=${encodeURIComponent(relay.url + subject.path)}`);
    await page.waitForFunction(() => (globalThis as SubjectWindow).subject);
    return page;
  };
  const flush = (page: Page) => page.evaluate(() => (globalThis as SubjectWindow).subject!.flush());

  try {
    const token = `t${Math.floor(random() * 1e9)}`;
    let page = await open(trial.roomBytes);
    const confirmed: string[] = [];
    for (let n = 0; n < trial.texts; n++) {
      const text = `${token}x${n}_${'.'.repeat(trial.textChars)}`;
      const kept = await page.evaluate(
        (text) => (globalThis as SubjectWindow).subject!.keep(text).catch(() => false),
        text,
      );
      if (kept) confirmed.push(`${token}x${n}_`);
    }
    const counts = async () => {
      const all = (await subject.arrived()).join('\n');
      return confirmed.map((mark) => all.split(mark).length - 1);
    };
    const complete = async () => (await counts()).every((count) => count > 0);
    const total = async () => (await counts()).reduce((sum, count) => sum + count, 0);

    fate = 'pass';
    for (let kill = 0; kill < (trial.kills ?? 0); kill++) {
      page = await open();
      const before = await total();
      await flush(page);
      await until(async () => (await total()) > before, QUIET_MS);
      await pause(random() * 30);
    }
    for (let chance = 0; chance < CHANCES && !(await complete()); chance++) {
      page = await open();
      await flush(page);
      await untilQuiet(total, complete);
    }
    const final = await counts();
    return {
      confirmed: confirmed.length,
      lost: final.filter((count) => count === 0).length,
      doubled: final.filter((count) => count > 1).length,
    };
  } finally {
    await browser?.kill();
    await relay.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function until(done: () => Promise<boolean>, limitMs: number) {
  for (const end = Date.now() + limitMs; Date.now() < end && !(await done()); ) await pause(20);
}

/** Waits for `done`, and gives up when nothing has come for a while. */
async function untilQuiet(total: () => Promise<number>, done: () => Promise<boolean>) {
  for (let last = -1, now = await total(); now > last && !(await done()); now = await total()) {
    last = now;
    await until(async () => (await total()) > now, QUIET_MS);
  }
}
