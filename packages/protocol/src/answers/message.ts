import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import type { Message } from '../updates/message.ts';
import { count, sha256, side, time } from './shapes.ts';

export const caseState = v.picklist(['open', 'answered', 'closed']);
export const liveState = v.picklist(['none', 'waiting', 'active', 'ended']);
export const solved = v.picklist(['asked', 'confirmed']);

export const message: v.GenericSchema<Message> = v.object({
  id,
  seq: count,
  from: side,
  author: v.exactOptional(v.string()),
  text: v.string(),
  markdown: v.exactOptional(v.string()),
  at: time,
  attachments: v.array(v.object({ sha256, name: v.string(), type: v.string(), sizeBytes: count })),
});
