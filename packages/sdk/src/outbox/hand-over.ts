import { isWriting, type Handover } from '@savepoint/protocol';
import { sha256Of } from '../files/sha256.ts';
import type { Store } from '../platform/store.ts';
import { readInstall } from '../sync/credentials.ts';
import type { Outbox } from './outbox.ts';
import { fileKey } from './writer.ts';

/**
 * Everything of one case that is not sent, as a file that a player can hand over by another way; staff import it, and it
 * counts once however it comes. Undefined when nothing of the case is left here.
 */
export async function handOver(
  store: Store,
  outbox: Outbox,
  game: string,
  caseId: string,
  nowMs: number,
): Promise<File | undefined> {
  const envelopes = [...outbox.refused(), ...outbox.waiting()]
    .map(({ entry: { envelope } }) => envelope)
    .filter(isWriting)
    .filter((envelope) => envelope.caseId === caseId);
  if (envelopes.length === 0) return undefined;
  const named = envelopes.flatMap((envelope) => envelope.body.attachments);
  const files: Handover['files'] = [];
  for (const { sha256, type } of named) {
    const blob = (await store.get(fileKey(sha256))) as Blob | undefined;
    if (blob) files.push({ sha256, type, base64: await base64Of(blob) });
  }
  const { id, secret } = await readInstall(store, nowMs);
  const secretSha256 = await sha256Of(new TextEncoder().encode(secret)).catch(() => undefined);
  const content: Handover = {
    format: 'savepoint-report',
    v: 1,
    game,
    install: { id, ...(secretSha256 && { secretSha256 }) },
    exportedAt: nowMs,
    envelopes,
    files,
  };
  return new File([JSON.stringify(content)], `savepoint-report-${caseId.slice(0, 8)}.json`, { type: 'application/json' });
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(reader.error));
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.readAsDataURL(blob);
  });
}
