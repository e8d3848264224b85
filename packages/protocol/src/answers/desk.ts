import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import type { ImportAnswer } from '../handover.ts';
import { BUILT_IN_VIEWS } from '../staff/built-in-views.ts';
import type { BulkProgress } from '../staff/bulk.ts';
import { cannedReply, type CannedRepliesPage } from '../staff/canned-replies.ts';
import { caseSort, conditions } from '../staff/conditions.ts';
import type { ViewsPage } from '../staff/views.ts';
import { sha256, count } from './shapes.ts';
import { syncResult } from './sync.ts';

export const viewsPage: v.GenericSchema<ViewsPage> = v.object({
  views: v.array(
    v.object({
      id,
      scope: v.picklist(['personal', 'game', 'team']),
      gameId: v.exactOptional(v.string()),
      name: v.string(),
      conditions,
      sort: caseSort,
      version: v.string(),
      mine: v.boolean(),
    }),
  ),
  counts: v.object({
    builtIn: v.object(v.entriesFromList(BUILT_IN_VIEWS, count)),
    saved: v.record(id, v.nullable(count)),
  }),
  next: v.exactOptional(v.string()),
});

export const cannedRepliesPage: v.GenericSchema<CannedRepliesPage> = v.object({
  replies: v.array(v.object({ ...cannedReply.entries, id, version: count, mine: v.boolean(), own: v.boolean(), used: count })),
  next: v.exactOptional(v.string()),
});

export const bulkProgress: v.GenericSchema<BulkProgress> = v.object({
  id,
  state: v.picklist(['running', 'done', 'undoing', 'undone']),
  total: count,
  done: count,
  failed: count,
  failedCases: v.array(count),
});

export const importAnswer: v.GenericSchema<ImportAnswer> = v.object({
  caseId: id,
  number: v.nullable(count),
  results: v.array(syncResult),
  refusedFiles: v.array(sha256),
});
