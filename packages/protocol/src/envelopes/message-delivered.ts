import * as v from 'valibot';
import { envelope } from './envelope.ts';

/** A player's device has every message of a case up to and with number `upTo`. Only ever moves forward. */
export const messageDelivered = envelope(
  'message.delivered',
  v.object({ upTo: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
);

export type MessageDelivered = v.InferOutput<typeof messageDelivered>;
