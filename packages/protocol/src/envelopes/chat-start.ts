import * as v from 'valibot';
import { envelope } from './envelope.ts';

/**
 * A player wants to talk now: the case becomes a live conversation and takes its place in line. Where it is one already
 * nothing changes. The envelope's id names the conversation. Refused with `closed` or `line_full`, the case stays what it
 * was, so that what was written is a message for later.
 */
export const chatStart = envelope('chat.start', v.object({}));

export type ChatStart = v.InferOutput<typeof chatStart>;
