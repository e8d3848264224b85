import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import type { Uuid } from '../ids.ts';
import { personText } from '../text.ts';

/**
 * `POST /staff/cases/:id/notes`, answered 204: a word among staff. No player ever gets it. The id is made by the console: a
 * repeat stores nothing twice. Those who are named are told, if they may read the case.
 */
export const noteRequest = v.object({ id, text: personText, mentions: v.optional(v.pipe(v.array(id), v.maxLength(20)), []) });
export type NoteRequest = v.InferInput<typeof noteRequest>;

export interface CaseNote {
  id: Uuid;
  at: number;
  by: { id: Uuid; name: string };
  text: string;
  /** Who is named in it. */
  mentions: Uuid[];
}

/** A note that names whoever asks, and that they have not looked at. */
export interface Mention {
  note: CaseNote;
  caseId: Uuid;
  number: number;
  subject: string;
}

/** `GET /staff/mentions`: newest first, at most 50. They are seen when their case is: `POST /staff/cases/:id/mentions/seen`. */
export interface MentionsPage {
  mentions: Mention[];
}
