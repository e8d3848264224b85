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
 * `version_mismatch`: there is another one than that at `base`.
 */
export const draftRequest = v.object({
  text: v.pipe(v.string(), v.maxLength(2 * LIMITS.textChars), v.transform(storable)),
  /** More than one message takes: what is taken back joins what was written since. */
  attachments: v.optional(v.pipe(v.array(attachment), v.maxLength(2 * LIMITS.attachmentsPerMessage)), []),
  /** The version that it was made from, 0: none. Without it, whatever is there is written over. */
  base: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});
export type DraftRequest = v.InferInput<typeof draftRequest>;

export type DraftSaved = Pick<KeptDraft, 'version'>;

/** Without words and files: there was one, which was sent or given up. */
export interface KeptDraft {
  text: string;
  attachments: Attachment[];
  /** Grows with each change. */
  version: number;
}

export type KeptDrafts = Partial<Record<DraftMode, KeptDraft>>;
