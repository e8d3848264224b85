import * as v from 'valibot';
import { envelope, id } from './envelope.ts';

/** A player leaves the live conversation `chatId`: it goes on as an ordinary case. Where that one is over nothing changes. */
export const chatLeave = envelope('chat.leave', v.object({ chatId: id }));

export type ChatLeave = v.InferOutput<typeof chatLeave>;
