import * as v from 'valibot';
import type { Uuid } from '../ids.ts';
import type { BuiltInView } from './built-in-views.ts';
import type { CaseSort } from './case-sorts.ts';
import { caseSort, conditions, type Conditions } from './conditions.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/**
 * `PUT /staff/views/:id` keeps a view of one's own; its id is made by the console. Answered 204. `version`: that of the view
 * which is changed, null for a new one; another, or one that is gone, gives `version_mismatch`.
 */
export const viewRequest = v.object({ name, conditions, sort: caseSort, version: v.nullable(v.pipe(v.string(), v.maxLength(64))) });
/** `PUT /staff/shared-views/:id`: for the staff of a game, or without one for everybody here. */
export const sharedViewRequest = v.object({ ...viewRequest.entries, gameId: v.optional(v.pipe(v.string(), v.maxLength(64))) });
export type ViewRequest = v.InferOutput<typeof viewRequest>;
export type SharedViewRequest = v.InferOutput<typeof sharedViewRequest>;

export interface SavedView {
  id: Uuid;
  scope: 'personal' | 'game' | 'team';
  gameId?: string;
  name: string;
  conditions: Conditions;
  sort: CaseSort;
  /** The same as long as nobody changes it. */
  version: string;
  /** Whether the one who asks may change it. */
  mine: boolean;
}

/** How many cases each view has. `null`: more than `COUNTED_UP_TO`; a view that cannot be counted soon is not there. */
export interface ViewCounts {
  builtIn: Record<BuiltInView, number>;
  saved: Record<Uuid, number | null>;
}

/** `GET /staff/views`: in the order in which they were made. `?after=` the `next` of a page reads on, without counts of the saved. */
export interface ViewsPage {
  views: SavedView[];
  counts: ViewCounts;
  /** There are more. */
  next?: string;
}
