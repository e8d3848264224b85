import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import type { Uuid } from '../ids.ts';
import { personText } from '../text.ts';
import { TOPICS } from '../topics.ts';
import { caseTag, PRIORITIES } from './rules.ts';

const tags = v.optional(v.pipe(v.array(caseTag), v.maxLength(20)));

/**
 * `POST /staff/cases/:id/edit`, answered 204: what staff change of a case. What is left out stays. An owner is somebody who
 * may answer in the case's game, or nobody. Tags that say what the report itself says, such as `os:Android`, stay.
 */
export const editRequest = v.object({
  state: v.optional(v.picklist(['open', 'closed'])),
  owner: v.optional(v.nullable(id)),
  topic: v.optional(v.picklist(TOPICS)),
  priority: v.optional(v.picklist(PRIORITIES)),
  addTags: tags,
  removeTags: tags,
  /** Why; stands in the case's time line. */
  reason: v.optional(v.pipe(personText, v.maxLength(500))),
});
export type EditRequest = v.InferOutput<typeof editRequest>;

/** What may be done to a case together with an answer. */
export const replyActions = v.pick(editRequest, ['state', 'priority', 'addTags', 'removeTags']);
export type ReplyActions = v.InferOutput<typeof replyActions>;

/** One thing that was changed. Owners by their names as they were then. */
export type CaseChange =
  | { field: 'state' | 'topic' | 'priority'; from: string; to: string }
  | { field: 'owner'; from: Uuid | null; to: Uuid | null; fromName?: string; toName?: string }
  | { field: 'tags'; added: string[]; removed: string[] }
  /** That something was taken away for good, in how many places, never what. */
  | { field: 'redaction'; of: 'message' | 'report'; parts: number };

/** An entry of a case's time line. */
export interface CaseEdited {
  id: Uuid;
  at: number;
  by: { id: Uuid; name: string };
  changes: CaseChange[];
  reason?: string;
  /** The change of many cases that it is part of. */
  bulkId?: Uuid;
}
