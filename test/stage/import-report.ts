import { newId, type Handover } from '@savepoint/protocol';
import type { Page } from 'playwright-core';
import { GAME } from './support-server.ts';

/** A report of a player with these words, as its file reads. */
export function savedReport(text: string): Handover {
  const at = Date.now();
  const body = { topic: 'bug' as const, messageId: newId(), text, attachments: [], context: {} };
  const open = { id: newId(), kind: 'case.open' as const, at, caseId: newId(), body };
  const head = { format: 'savepoint-report', v: 1, game: GAME.id, exportedAt: at } as const;
  return { ...head, install: { id: newId() }, envelopes: [open], files: [] };
}

/** Opens a case by a report that came as a file, under the session of a desk's page. */
export async function importReport(url: string, page: Page, text: string): Promise<void> {
  const answer = await page.request.post(`${url}/staff/import`, {
    data: savedReport(text),
    headers: { origin: url, 'sec-fetch-site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`The report was not imported: ${answer.status()}`);
}
