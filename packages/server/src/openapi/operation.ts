import type { GenericSchema } from 'valibot';

/** What an address takes and gives, where its route alone does not say it. */
export interface Operation {
  /** One sentence for whoever calls it. */
  about: string;
  /** What validates the body; `bytes`: as it is. Default: none. */
  body?: GenericSchema | 'bytes';
  /** What validates the query. */
  query?: GenericSchema;
  /** Default: 200 with JSON. */
  gives?: Gives;
  /** What the JSON is. Real answers are held to it: see testing/hold-to-document.ts. */
  answer?: GenericSchema;
}

/** The status, and the type of what comes with it. */
export type Gives = readonly [status: 200 | 201 | 202 | 204 | 302, type?: string];

export const JSON_TYPE = 'application/json';
export const NOTHING: Gives = [204];
export const MADE: Gives = [201, JSON_TYPE];
export const BEGUN: Gives = [202, JSON_TYPE];
export const BYTES: Gives = [200, 'application/octet-stream'];
export const LINES: Gives = [200, 'application/x-ndjson'];
