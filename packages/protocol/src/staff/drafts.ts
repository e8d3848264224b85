import * as v from 'valibot';
import { attachment, type Attachment } from '../attachment.ts';
import * as LIMITS from '../limits.ts';
import { storable } from '../text.ts';

/** What can be written in a case: to its player, or among staff. */
export const DRAFT_MODES = ['reply', 'note'] as const;
export type DraftMode = (typeof DRAFT_MODES)[number];

/**
 * `PUT /staff/cases/:id/drafts/:mode`: keeps what one has written so far, answered `DraftSaved`.
 * An empty text without files: there is no draft any more. Files are those that one may send there, as with a reply.
 */
export const draftRequest = v.object({
  text: v.pipe(v.string(), v.maxLength(2 * LIMITS.textChars), v.transform(storable)),
  /** More than one message takes: what is taken back joins what was written since. */
  attachments: v.optional(v.pipe(v.array(attachment), v.maxLength(2 * LIMITS.attachmentsPerMessage)), []),
});
export type DraftRequest = v.InferInput<typeof draftRequest>;

/** `version` is 0 when there is no draft any more. */
export type DraftSaved = Pick<KeptDraft, 'version'>;

export interface KeptDraft {
  text: string;
  attachments: Attachment[];
  /** Grows with each change. */
  version: number;
}

export type KeptDrafts = Partial<Record<DraftMode, KeptDraft>>;
