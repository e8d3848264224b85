import { LIMITS, TOPICS, type Attachment, type Context, type Topic } from '@savepoint/protocol';
import { isFull } from './platform/store.ts';

export interface NewMessage {
  text: string;
  /** Pictures, clips or logs; at most 5, 8 MB each. */
  attachments?: File[];
}

export interface NewReport extends NewMessage {
  topic: Topic;
  /** What to send about the game; by default all that can be collected. What is given is sent as it is. */
  context?: Context;
}

export const FAULTS = {
  not_configured: 'Support is not set up in this game',
  unknown_topic: 'There is no such topic',
  unknown_case: 'There is no such case on this device',
  empty_text: 'Write what happened first',
  text_too_long: `The text may have ${LIMITS.textChars} characters`,
  too_many_files: `At most ${LIMITS.attachmentsPerMessage} files can be attached`,
  file_too_large: `A file may have ${LIMITS.fileBytes / 1024 / 1024} MB`,
  file_unreadable: 'A file could not be read',
  storage_full: 'This device has no room left; free some and try again',
  storage_broken: 'This device could not store the report',
} as const;

export type FaultCode = keyof typeof FAULTS;

/**
 * What became of a report or message. `ok` says it is kept on this device, not yet that it is sent: `durable` outlives
 * the browser, `volatile` only lasts while the page is open. When not `ok` nothing was kept: leave the text where it is.
 */
export type Receipt =
  | { ok: true; caseId: string; kept: 'durable' | 'volatile' }
  | { ok: false; code: FaultCode; message: string };

export const fault = (code: FaultCode): Receipt => ({ ok: false, code, message: FAULTS[code] });

export const storeFault = (error: unknown): Receipt => fault(isFull(error) ? 'storage_full' : 'storage_broken');

/** Why a message cannot be taken as it is, or undefined. */
export function messageFault({ text, attachments = [] }: NewMessage): FaultCode | undefined {
  if (typeof text !== 'string' || text.trim() === '') return 'empty_text';
  if (text.length > LIMITS.textChars) return 'text_too_long';
  if (attachments.length > LIMITS.attachmentsPerMessage) return 'too_many_files';
  if (attachments.some(({ size }) => size > LIMITS.fileBytes)) return 'file_too_large';
}

export const isTopic = (topic: unknown): topic is Topic => TOPICS.includes(topic as Topic);

/** Files as an envelope names them, and their bytes by hash. Rejects when one cannot be read. */
export async function addressFiles(files: File[]): Promise<{ named: Attachment[]; bytes: Map<string, Blob> }> {
  const named: Attachment[] = [];
  const bytes = new Map<string, Blob>();
  for (const file of files) {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    named.push({ sha256, name: file.name, type: file.type, sizeBytes: file.size });
    bytes.set(sha256, file);
  }
  return { named, bytes };
}
