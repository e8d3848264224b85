import type { DraftMode, DraftRequest, KeptDrafts } from '@savepoint/protocol';
import { ApiError } from '../models/api-error.ts';

/** Keeps a draft as the server does: none that was made from another than there is. Out: its version. */
export function keepDraft(drafts: KeptDrafts, mode: DraftMode, { text, attachments = [], base }: DraftRequest): number {
  const before = drafts[mode] ?? { text: '', attachments: [], version: 0 };
  const nothing = text === '' && attachments.length === 0 && before.text === '' && before.attachments.length === 0;
  if (base !== undefined && base !== before.version && drafts[mode] && !nothing) throw new ApiError('version_mismatch');
  const version = Math.max(0, ...Object.values(drafts).map((one) => one.version)) + 1;
  drafts[mode] = { text, attachments, version };
  return version;
}

/** What was sent is no draft any more. */
export function forgetSent(drafts: KeptDrafts, mode: DraftMode, text: string): void {
  if ((drafts[mode]?.text ?? text) === text) keepDraft(drafts, mode, { text: '' });
}
