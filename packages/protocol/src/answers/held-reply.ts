import * as v from 'valibot';
import { attachment } from '../attachment.ts';
import { id } from '../envelopes/envelope.ts';
import { replyActions } from '../staff/edits.ts';
import type { HeldRepliesPage } from '../staff/held-replies.ts';
import { count, somebody, time } from './shapes.ts';

export const heldReply = v.object({
  id,
  caseId: id,
  by: somebody,
  text: v.string(),
  format: v.exactOptional(v.literal('markdown')),
  attachments: v.array(attachment),
  actions: v.exactOptional(replyActions),
  seenSeq: v.exactOptional(count),
  heldAt: time,
  leftMs: v.number(),
  meanwhile: v.exactOptional(v.array(v.object({ author: v.string(), text: v.string(), at: time }))),
});

export const heldRepliesPage = v.object({ replies: v.array(heldReply) }) satisfies v.GenericSchema<unknown, HeldRepliesPage>;
