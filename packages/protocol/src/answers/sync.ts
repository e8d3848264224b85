import * as v from 'valibot';
import { answers, formRef } from '../content/form.ts';
import { id } from '../envelopes/envelope.ts';
import { REJECTIONS, type RejectionCode } from '../problems.ts';
import type { SyncAnswer, SyncResult } from '../sync.ts';
import { TOPICS } from '../topics.ts';
import type { Update } from '../updates/index.ts';
import { caseState, liveState, message, solved } from './message.ts';
import { count, side, time } from './shapes.ts';

const of = { id: v.nullable(id) };
const rejectionCode = v.picklist(Object.keys(REJECTIONS) as RejectionCode[]);

export const syncResult: v.GenericSchema<SyncResult> = v.variant('status', [
  v.object({ ...of, status: v.literal('stored') }),
  v.object({ ...of, status: v.literal('duplicate') }),
  v.object({
    ...of,
    status: v.literal('rejected'),
    code: rejectionCode,
    message: v.string(),
    field: v.exactOptional(v.string()),
    opensAt: v.exactOptional(time),
  }),
  v.object({ ...of, status: v.literal('retry'), afterMs: count }),
]);

const update: v.GenericSchema<Update> = v.variant('kind', [
  v.object({
    kind: v.literal('case.changed'),
    caseId: id,
    number: count,
    topic: v.picklist(TOPICS),
    state: caseState,
    openedAt: time,
    solved: v.exactOptional(solved),
    rating: v.exactOptional(count),
    form: v.exactOptional(formRef),
    answers: v.exactOptional(answers),
    live: v.exactOptional(liveState),
    chatId: v.exactOptional(id),
    agent: v.exactOptional(v.string()),
  }),
  v.object({ kind: v.literal('message.added'), caseId: id, message }),
  v.object({ kind: v.literal('message.changed'), caseId: id, message }),
  v.object({ kind: v.literal('case.seen'), caseId: id, by: side, upTo: count }),
  v.object({ kind: v.literal('case.delivered'), caseId: id, to: side, upTo: count }),
  v.object({ kind: v.literal('case.erased'), caseId: id }),
]);

export const syncAnswer: v.GenericSchema<SyncAnswer> = v.object({
  results: v.array(syncResult),
  updates: v.array(update),
  cursor: v.string(),
  reset: v.exactOptional(v.literal(true)),
  more: v.exactOptional(v.literal(true)),
  nextPollMs: v.number(),
});
