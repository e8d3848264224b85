import { LIMITS, TOPICS, type Answers, type Context, type FormRef, type Topic } from '@savepoint/protocol';

export interface NewMessage {
  text: string;
  /** Pictures, clips or logs; at most 5, 8 MB each. */
  attachments?: File[];
}

export interface NewReport extends NewMessage {
  topic: Topic;
  /** The topic's form and what was answered in it. Pictures are named by where they stand in `attachments`. */
  form?: FormRef | undefined;
  answers?: Answers | undefined;
  /** What to send about the game; by default all that can be collected. What is given is sent as it is. */
  context?: Context;
}

/**
 * Why nothing was kept:
 * - `not_configured`: the options given to `createSupport` are wrong; the page's console says how.
 * - `unknown_topic`, `unknown_case`: there is none of that name here.
 * - `empty_text`, `text_too_long` (10,000 characters), `too_many_files` (5, or none where the game takes none), `file_too_large` (8 MB), `file_unreadable`
 * - `storage_full`: the device has no room. `storage_broken`: it refused to write.
 */
export type FaultCode =
  | 'not_configured'
  | 'unknown_topic'
  | 'unknown_case'
  | 'empty_text'
  | 'text_too_long'
  | 'too_many_files'
  | 'file_too_large'
  | 'file_unreadable'
  | 'storage_full'
  | 'storage_broken';

/**
 * What became of a report or message. `ok` says it is kept on this device, not yet that it is sent: `durable` outlives
 * the browser, `volatile` only lasts while the page is open. When not `ok` nothing was kept: leave the text where it is.
 */
export type Receipt =
  | { ok: true; caseId: string; kept: 'durable' | 'volatile' }
  | { ok: false; code: FaultCode };

export const fault = (code: FaultCode): Receipt => ({ ok: false, code });

/** Why a message cannot be taken as it is, or undefined. */
export function messageFault({ text, attachments = [] }: NewMessage, withFiles: boolean): FaultCode | undefined {
  if (typeof text !== 'string' || !text.trim()) return 'empty_text';
  if (text.length > LIMITS.textChars) return 'text_too_long';
  if (attachments.length > (withFiles ? LIMITS.attachmentsPerMessage : 0)) return 'too_many_files';
}

export const isTopic = (topic: unknown): topic is Topic => TOPICS.includes(topic as Topic);
