import * as v from 'valibot';
import { attachment } from '../attachment.ts';
import { context } from '../context.ts';
import { id } from '../envelopes/envelope.ts';
import type { CaseDetail } from '../staff/cases.ts';
import type { DraftSaved } from '../staff/drafts.ts';
import type { CaseChange } from '../staff/edits.ts';
import type { MentionsPage } from '../staff/notes.ts';
import type { PlayerCard } from '../staff/player-card.ts';
import { TOPICS } from '../topics.ts';
import { caseSummary } from './case-summary.ts';
import { heldReply } from './held-reply.ts';
import { caseState, message } from './message.ts';
import { count, sha256, somebody, time, version } from './shapes.ts';

const words = v.array(v.string());

const change: v.GenericSchema<CaseChange> = v.variant('field', [
  v.object({ field: v.picklist(['state', 'topic', 'priority']), from: v.string(), to: v.string() }),
  v.object({
    field: v.literal('owner'),
    from: v.nullable(id),
    to: v.nullable(id),
    fromName: v.exactOptional(v.string()),
    toName: v.exactOptional(v.string()),
  }),
  v.object({ field: v.literal('tags'), added: words, removed: words }),
  v.object({ field: v.literal('redaction'), of: v.picklist(['message', 'report']), parts: count }),
]);

const note = v.object({ id, at: time, by: somebody, text: v.string(), mentions: v.array(id) });
const kept = v.exactOptional(v.object({ text: v.string(), attachments: v.array(attachment), version: count }));

const card: v.GenericSchema<PlayerCard> = v.object({
  since: time,
  verified: v.boolean(),
  bannedUntil: time,
  cases: count,
  recent: v.object({ cases: count, messages: count }),
  ratings: v.array(v.object({ number: count, score: count, comment: v.exactOptional(v.string()), at: time })),
  lastOwner: v.exactOptional(somebody),
  before: v.exactOptional(
    v.object({ id, number: count, openedAt: time, context: v.pick(context, ['game', 'device', 'screen', 'locale']) }),
  ),
});

export const caseDetail: v.GenericSchema<CaseDetail> = v.object({
  ...caseSummary.entries,
  messages: v.array(message),
  missingFiles: v.array(sha256),
  answers: v.exactOptional(
    v.object({ checked: v.boolean(), rows: v.array(v.object({ field: v.string(), label: v.string(), value: v.string() })) }),
  ),
  edits: v.array(
    v.object({
      id,
      at: time,
      by: somebody,
      changes: v.array(change),
      reason: v.exactOptional(v.string()),
      bulkId: v.exactOptional(id),
    }),
  ),
  notes: v.array(note),
  held: v.array(heldReply),
  drafts: v.object({ reply: kept, note: kept }),
  ratingComment: v.exactOptional(v.string()),
  context,
  card,
  earlier: v.array(
    v.object({
      id,
      number: count,
      topic: v.picklist(TOPICS),
      state: caseState,
      subject: v.string(),
      openedAt: time,
      build: v.exactOptional(v.string()),
      rating: v.exactOptional(count),
    }),
  ),
});

export const draftSaved: v.GenericSchema<DraftSaved> = version;

export const mentionsPage: v.GenericSchema<MentionsPage> = v.object({
  mentions: v.array(v.object({ note, caseId: id, number: count, subject: v.string() })),
});
