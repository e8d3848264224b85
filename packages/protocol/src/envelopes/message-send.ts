import * as v from 'valibot';
import { attachments } from '../attachment.ts';
import { personText } from '../text.ts';
import { envelope, id } from './envelope.ts';

/** A player adds a message to a case; a closed case is open again by it. */
export const messageSend = envelope('message.send', v.object({ messageId: id, text: personText, attachments }));

export type MessageSend = v.InferOutput<typeof messageSend>;
