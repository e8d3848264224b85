import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { SupportWidget } from '@savepoint/widget';
import { createFolderStore } from '../../packages/server/src/files/folder-store.ts';
import { GAME, type SupportServer } from '../stage/support-server.ts';

/** One conversation that a restless player goes on writing, from number `from`; without `caseId` it is opened. */
export interface Lane {
  name: string;
  caseId?: string;
  from: number;
  count: number;
}

export interface Heard {
  text: string;
  caseId: string;
  /** Why it was not kept; absent when it was confirmed. */
  code?: string;
}

export interface RestlessWindow {
  support: SupportWidget;
  heard(told: Heard): Promise<void>;
}

/** Every so-many-th text carries a small file, unless the writer is told not to. */
const FILE_EVERY = 8;
export const hasFile = (text: string) => Number(text.slice(text.lastIndexOf('#') + 1)) % FILE_EVERY === FILE_EVERY - 1;

/** Of confirmed texts with a file, which holds the text itself: those of which the server has other bytes or none. */
export async function brokenFiles(server: SupportServer, confirmed: string[]): Promise<string[]> {
  const store = createFolderStore(join(server.dataDir, 'files'));
  const broken: string[] = [];
  for (const text of confirmed.filter(hasFile)) {
    const bytes = await store.open(createHash('sha256').update(text).digest('hex'));
    if (!bytes || (await textOf(bytes)) !== text) broken.push(text);
  }
  return broken;
}

/** A page with nothing but support in it: its code from `serverUrl`, its reports to `endpoint`. */
export const restlessPage = (serverUrl: string, endpoint: string) => `<!doctype html>
<meta charset="utf-8"><title>game</title>
<script src="${serverUrl}/savepoint.js"></script>
<script>
  globalThis.support = Savepoint.createSupport({ endpoint: '${endpoint}', game: '${GAME.id}', build: '1.0.0' });
</script>`;

/** The page opened, `heard` told of every text the moment the page knew what became of it. */
export async function openRestless(page: Page, url: string, heard: (told: Heard) => void): Promise<Page> {
  await page.exposeFunction('heard', heard);
  await page.goto(url);
  await page.waitForFunction(() => (globalThis as never as RestlessWindow).support.storage.value === 'durable');
  return page;
}

/**
 * Writes in every lane at once, each text as soon as the one before it is kept, or `restMs` later. Ends with the count
 * or with the page.
 */
export function writeWithoutRest(page: Page, lanes: Lane[], { files = false, restMs = 0 } = {}): Promise<void> {
  return page.evaluate(
    async ([lanes, fileEvery, restMs]) => {
      const { support, heard } = globalThis as never as RestlessWindow;
      const known = (caseId: string) =>
        new Promise<void>((resolve) => {
          support.cases.subscribe((all) => all.some(({ id }) => id === caseId) && resolve());
        });
      async function write({ name, caseId, from, count }: (typeof lanes)[number]) {
        if (caseId) await known(caseId);
        for (let n = from; n < from + count; n++) {
          const text = `${name}#${n}`;
          const file = new File([text], `${text}.txt`, { type: 'text/plain' });
          const attachments = n % fileEvery === fileEvery - 1 ? [file] : [];
          const receipt = caseId
            ? await support.send(caseId, { text, attachments })
            : await support.report({ topic: 'bug', text, attachments, context: {} });
          if (receipt.ok) caseId = receipt.caseId;
          void heard({ text, caseId: caseId ?? '', ...(!receipt.ok && { code: receipt.code }) });
          if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
        }
      }
      await Promise.all(lanes.map(write));
    },
    [lanes, files ? FILE_EVERY : Infinity, restMs] as const,
  );
}

/** How many messages the page still shows as not sent, refused ones among them; undefined before it shows any. */
export const unsent = (page: Page) =>
  page.evaluate(() => {
    const messages = (globalThis as never as RestlessWindow).support.cases.value.flatMap(({ messages }) => messages);
    if (messages.length === 0) return undefined;
    const waits = ({ status, attachments }: (typeof messages)[number]) =>
      status === 'saved' || status === 'refused' || attachments.some(({ sentShare }) => sentShare !== undefined);
    return messages.filter(waits).length;
  });
