import * as v from 'valibot';
import type { Context, DeviceClass } from '../context.ts';
import { id } from '../envelopes/envelope.ts';
import type { Uuid } from '../ids.ts';
import { attachments } from '../attachment.ts';
import { personText } from '../text.ts';
import { TOPICS, type Topic } from '../topics.ts';
import { caseSort, conditions } from './conditions.ts';
import type { KeptDrafts } from './drafts.ts';
import { holdMs, type HeldReply } from './held-replies.ts';
import { replyActions, type CaseEdited } from './edits.ts';
import type { CaseNote } from './notes.ts';
import type { EarlierCase, PlayerCard } from './player-card.ts';
import type { Priority } from './rules.ts';
import type { CaseState, LiveState, Message, Solved } from '../updates/message.ts';

/** One line of the inbox. */
export interface CaseSummary {
  id: Uuid;
  number: number;
  gameId: string;
  topic: Topic;
  state: CaseState;
  /** First line of the first message, at most 140 characters. */
  subject: string;
  /** `kind:value`, for example `os:Android`. */
  tags: string[];
  priority: Priority;
  /** Those who should see to it, by the rules of the game. */
  queue?: string;
  /** `name` as the player says; `studioId` as the studio's token says. */
  player: { id: Uuid; name?: string; studioId?: string };
  build?: string;
  deviceClass?: DeviceClass;
  os?: string;
  locale?: string;
  openedAt: number;
  /** When the last message or change of state happened; while a conversation goes on, at most ten seconds before. */
  updatedAt: number;
  lastMessage: { from: 'player' | 'staff'; excerpt: string; at: number };
  /** Number of the last message. */
  lastSeq: number;
  /** Up to which message each side has read. */
  staffReadSeq: number;
  playerReadSeq: number;
  solved?: Solved;
  /** What the player gave last, 1 to 5. */
  rating?: number;
  /** Up to which message each side's console or device has them. */
  staffDeliveredSeq: number;
  playerDeliveredSeq: number;
  live: LiveState;
  /** Since when `live` is what it is; absent where it never was a live conversation. */
  liveSince?: number;
  /** Who accepted the live conversation. */
  agent?: { id: Uuid; name: string };
  /** Who sees to the case. */
  owner?: { id: Uuid; name: string };
  /** Since when the player waits for an answer; absent when for none. */
  waitingSince?: number;
}

export interface CaseDetail extends CaseSummary {
  messages: Message[];
  /** SHA-256 of the attachments whose bytes have not come, or never will. */
  missingFiles: string[];
  /** What the player answered in the topic's form, by the labels of the form that was filled in. */
  answers?: FilledRows;
  /** What staff changed, oldest first. */
  edits: CaseEdited[];
  /** What staff said among themselves, oldest first. No player gets it. */
  notes: CaseNote[];
  /** Replies that can still be taken back, oldest first. */
  held: HeldReply[];
  /** What whoever asks has written here and not sent. */
  drafts: KeptDrafts;
  /** What the player said to the last rating. */
  ratingComment?: string;
  /** As the player saw and sent it. */
  context: Context;
  /** Who it is from. */
  card: PlayerCard;
  /** Other cases of the same player, newest first, at most 100. */
  earlier: EarlierCase[];
}

export interface FilledRows {
  /** False when the form is not known to this server: the labels are the fields' own names. */
  checked: boolean;
  rows: { field: string; label: string; value: string }[];
}

/**
 * Query of `GET /staff/cases`. `where` is `Conditions` as JSON; `sort` its order, without which what fits a text best, or else
 * the latest change, stands first. The single names are short for a test each and join those of `where` that all have to hold.
 * `before` is the `next` of the page before.
 */
export const caseQuery = v.object({
  where: v.optional(v.pipe(v.string(), v.maxLength(16_000), v.parseJson(), conditions)),
  sort: v.optional(caseSort),
  state: v.optional(v.picklist(['open', 'answered', 'closed'])),
  game: v.optional(v.string()),
  topic: v.optional(v.picklist(TOPICS)),
  live: v.optional(v.picklist(['waiting', 'active'])),
  tag: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  text: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  before: v.optional(v.pipe(v.string(), v.maxLength(100))),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)), '50'),
});

export type CaseQuery = v.InferOutput<typeof caseQuery>;

/** A part of a text, and where in it what was looked for stands: UTF-16 offsets, from and up to. */
export interface Found {
  excerpt: string;
  marks: [from: number, to: number][];
}

export interface CasePage {
  cases: CaseSummary[];
  /** With a text that was looked for: where each case says it, by the case's id. */
  found?: Record<Uuid, Found>;
  /** Opaque; absent on the last page. */
  next?: string;
  /** How many cases are in each state, under the same game. */
  counts: Record<CaseState, number>;
  /** Position in the event log before which this page was read: subscribe from here. */
  cursor: string;
}

/**
 * `POST /staff/cases/:id/messages`, answered 204. The id is made by the console: a repeat stores nothing twice. The case is
 * `answered` by it, also a closed one. The bytes of attachments come before it, by `PUT /staff/files/<sha256>`, or stand in
 * the game already: else it is refused as `unknown_file`. With
 * `seenSeq`, the last message that was on screen, it is refused as `answered_meanwhile` where somebody else's answer came after
 * that, or is held; with `force` too, it is sent all the same. With `holdMs` a person's reply waits so long for an undo,
 * together with its `actions`: see `HeldReply`.
 */
export const replyRequest = v.object({
  id,
  text: personText,
  /** `text` has marks, for `parseRich`: players get both, and its words alone. */
  format: v.optional(v.literal('markdown')),
  attachments,
  seenSeq: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  force: v.optional(v.boolean()),
  /** Done to the case with it, or not at all. */
  actions: v.optional(replyActions),
  holdMs: v.optional(holdMs),
});
export type ReplyRequest = v.InferInput<typeof replyRequest>;

/** `POST /staff/cases/:id/read`. */
export const readRequest = v.object({ upTo: v.pipe(v.number(), v.integer(), v.minValue(0)) });
export type ReadRequest = v.InferOutput<typeof readRequest>;

/** `POST /staff/cases/:id/state`, answered 204: an agent closes a case or opens it again. */
export const stateRequest = v.object({ state: v.picklist(['open', 'closed']) });
export type StateRequest = v.InferOutput<typeof stateRequest>;
