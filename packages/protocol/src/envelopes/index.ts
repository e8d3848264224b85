import * as v from 'valibot';
import { articleSolved, articleVote } from './article-vote.ts';
import { caseOpen } from './case-open.ts';
import { caseConfirm } from './case-confirm.ts';
import { caseRate } from './case-rate.ts';
import { caseRead } from './case-read.ts';
import { caseReopen } from './case-reopen.ts';
import { chatLeave } from './chat-leave.ts';
import { chatStart } from './chat-start.ts';
import { messageDelivered } from './message-delivered.ts';
import { messageSend } from './message-send.ts';

/** Every kind of envelope by its name: the table of contents of what a player can do. */
export const envelopes = {
  'case.open': caseOpen,
  'message.send': messageSend,
  'case.read': caseRead,
  'article.vote': articleVote,
  'article.solved': articleSolved,
  'case.confirm': caseConfirm,
  'case.reopen': caseReopen,
  'case.rate': caseRate,
  'message.delivered': messageDelivered,
  'chat.start': chatStart,
  'chat.leave': chatLeave,
};

export type EnvelopeKind = keyof typeof envelopes;
export type Envelope = v.InferOutput<(typeof envelopes)[EnvelopeKind]>;
export type CaseEnvelope = Extract<Envelope, { caseId: string }>;
