import * as v from 'valibot';
import { DEVICE_CLASSES } from '../context.ts';
import { id } from '../envelopes/envelope.ts';
import type { CasePage, CaseSummary } from '../staff/cases.ts';
import { PRIORITIES } from '../staff/rules.ts';
import { TOPICS } from '../topics.ts';
import { caseState, liveState, solved } from './message.ts';
import { count, side, somebody, time } from './shapes.ts';

const text = v.exactOptional(v.string());

export const caseSummary = v.object({
  id,
  number: count,
  gameId: v.string(),
  topic: v.picklist(TOPICS),
  state: caseState,
  subject: v.string(),
  tags: v.array(v.string()),
  priority: v.picklist(PRIORITIES),
  queue: text,
  player: v.object({ id, name: text, studioId: text }),
  build: text,
  deviceClass: v.exactOptional(v.picklist(DEVICE_CLASSES)),
  os: text,
  locale: text,
  openedAt: time,
  updatedAt: time,
  lastMessage: v.object({ from: side, excerpt: v.string(), at: time }),
  lastSeq: count,
  staffReadSeq: count,
  playerReadSeq: count,
  solved: v.exactOptional(solved),
  rating: v.exactOptional(count),
  staffDeliveredSeq: count,
  playerDeliveredSeq: count,
  live: liveState,
  liveSince: v.exactOptional(time),
  agent: v.exactOptional(somebody),
  owner: v.exactOptional(somebody),
  waitingSince: v.exactOptional(time),
}) satisfies v.GenericSchema<CaseSummary>;

export const casePage: v.GenericSchema<CasePage> = v.object({
  cases: v.array(caseSummary),
  found: v.exactOptional(v.record(id, v.object({ excerpt: v.string(), marks: v.array(v.tuple([count, count])) }))),
  next: text,
  counts: v.object({ open: count, answered: count, closed: count }),
  cursor: v.string(),
});
