import * as v from 'valibot';
import * as LIMITS from './limits.ts';
import { programText } from './text.ts';

/** A file named by an envelope. Its bytes travel apart, by `PUT /v1/files/<sha256>`, before the envelope. */
export const attachment = v.object({
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  name: programText,
  /** MIME type as the client saw it; the server decides by content. */
  type: programText,
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.fileBytes)),
});

export const attachments = v.optional(v.pipe(v.array(attachment), v.maxLength(LIMITS.attachmentsPerMessage)), []);

export type Attachment = v.InferOutput<typeof attachment>;
