import type { CaseEnvelope, Envelope } from './index.ts';

/** Whether it belongs to a case; others, such as votes, belong to the player alone. */
export const isOfCase = (envelope: Envelope): envelope is CaseEnvelope => 'caseId' in envelope;
