import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import type { Uuid } from '../ids.ts';
import { conditions } from './conditions.ts';
import { editRequest } from './edits.ts';

/**
 * `PUT /staff/bulk/:id`, answered 202 with its progress: changes every case that a list has now, or those picked out of it,
 * in the background. The id is made by the console; a repeat begins nothing twice.
 */
export const bulkRequest = v.object({
  cases: v.union([
    v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1_000)) }),
    v.object({ conditions }),
  ]),
  edit: editRequest,
});
export type BulkRequest = v.InferOutput<typeof bulkRequest>;

/** `GET /staff/bulk/:id`; pushed as it goes on. `POST /staff/bulk/:id/undo` gives back what stood before. */
export interface BulkProgress {
  id: Uuid;
  state: 'running' | 'done' | 'undoing' | 'undone';
  total: number;
  /** Of `total`, those that are through, whatever became of them. */
  done: number;
  /** Those that could not be changed; and when undone, those that somebody has changed again since and that were left. */
  failed: number;
  /** Numbers of some of the failed ones. */
  failedCases: number[];
}
