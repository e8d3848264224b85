import * as v from 'valibot';
import type { Uuid } from '../ids.ts';
import { personText } from '../text.ts';
import { TOPICS } from '../topics.ts';
import { replyActions, type ReplyActions } from './edits.ts';
import { languageTag } from './help.ts';

/**
 * A ready text in several languages under one name, and what is done to the case when it is sent. One without a text is done by
 * itself.
 */
export const cannedReply = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  /** Null: for every game. */
  gameId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** None: for every topic. */
  topics: v.pipe(v.array(v.picklist(TOPICS)), v.maxLength(TOPICS.length)),
  /** By language. `{{player.name}}` and its like are filled in before it is sent. */
  texts: v.pipe(
    v.record(languageTag, personText),
    v.check((texts) => Object.keys(texts).length <= 40, 'too many languages'),
  ),
  actions: replyActions,
});
export type CannedReply = v.InferOutput<typeof cannedReply>;

/**
 * `PUT /staff/canned-replies/:id`, answered 204: `version` is the one that was read, 0 for a new one; answered `version_mismatch`
 * when somebody has saved another since. `DELETE` removes it. What is for every game asks for the role on all games.
 * `/staff/own-replies/:id` is the same for those that one keeps to oneself: nobody else sees them. Whoever may
 * write everybody's opens one of their own by putting it there; the way back is closed. `POST /staff/canned-replies/:id/used`, answered 204, counts that one has picked it.
 */
export const cannedReplyRequest = v.pipe(
  v.object({ ...cannedReply.entries, version: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.check(({ texts, actions }) => Object.keys(texts).length > 0 || doesSomething(actions), 'neither a text nor an action'),
);
export type CannedReplyRequest = v.InferOutput<typeof cannedReplyRequest>;

export interface KeptReply extends CannedReply {
  id: Uuid;
  version: number;
  /** Whether the one who asks may change it. */
  mine: boolean;
  /** Whether nobody else sees it. */
  own: boolean;
  /** How often the one who asks has picked it. */
  used: number;
}

/** `GET /staff/canned-replies`: those of the games of whoever asks and their own, by name. `?after=` the `next` of a page reads on. */
export interface CannedRepliesPage {
  replies: KeptReply[];
  /** There are more. */
  next?: string;
}

function doesSomething({ state, priority, addTags = [], removeTags = [] }: ReplyActions): boolean {
  return state !== undefined || priority !== undefined || addTags.length > 0 || removeTags.length > 0;
}
