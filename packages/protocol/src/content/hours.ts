import * as v from 'valibot';

/** When somebody is there to chat. */
export const openingHours = v.object({
  /** IANA name, for example `Europe/Berlin`. */
  timeZone: v.string(),
});

export type OpeningHours = v.InferOutput<typeof openingHours>;
