import * as v from 'valibot';
import { attachments } from '../attachment.ts';
import { answers, formRef } from '../content/form.ts';
import { context } from '../context.ts';
import { personText } from '../text.ts';
import { TOPICS } from '../topics.ts';
import { envelope, id } from './envelope.ts';

/** A player opens a case with its first message. `caseId` and `messageId` are new ids. */
export const caseOpen = envelope(
  'case.open',
  v.object({
    topic: v.picklist(TOPICS),
    messageId: id,
    text: personText,
    attachments,
    /** The form that was filled in, and what the player answered in it. */
    form: v.optional(formRef),
    answers: v.optional(answers),
    context: v.optional(context, {}),
  }),
);

export type CaseOpen = v.InferOutput<typeof caseOpen>;
