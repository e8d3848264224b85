import * as v from 'valibot';
import type { Attachment } from '../attachment.ts';
import type { Uuid } from '../ids.ts';
import type { Meanwhile } from '../problems.ts';
import type { ReplyActions } from './edits.ts';

/** For how long an agent may take back what was sent, milliseconds; 0: it is sent at once. */
export const HOLD_CHOICES_MS = [0, 5_000, 10_000, 30_000] as const;
export type HoldMs = (typeof HOLD_CHOICES_MS)[number];

export const holdMs = v.picklist(HOLD_CHOICES_MS);

/** `PUT /staff/me/hold`, answered 204: how long one's own replies are held. */
export const holdRequest = v.object({ holdMs });
export type HoldRequest = v.InferOutput<typeof holdRequest>;

/**
 * A reply that the player has not got. `POST /staff/cases/:id/held/:reply/undo`, answered 204, takes it back and puts its
 * words into the draft of its writer; `DELETE` of the same address gives it up. Both answer `already_sent` when it was too late.
 */
export interface HeldReply {
  id: Uuid;
  caseId: Uuid;
  by: { id: Uuid; name: string };
  text: string;
  format?: 'markdown';
  attachments: Attachment[];
  actions?: ReplyActions;
  seenSeq?: number;
  heldAt: number;
  /** How long until it is sent, milliseconds, when this was read. */
  leftMs: number;
  /** A colleague's answer came first: it is not sent until its writer says so. What the colleague wrote. */
  meanwhile?: Meanwhile[];
}

/** `GET /staff/held-replies`: those of whoever asks, oldest first. */
export interface HeldRepliesPage {
  replies: HeldReply[];
}
