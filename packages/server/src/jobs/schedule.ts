import { TOPICS } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import { forgetBulks } from '../bulk/bulk-store.ts';
import type { BulkRunner } from '../bulk/run-bulk.ts';
import { forgetEmpty } from '../cases/draft-store.ts';
import { forgetUndone } from '../cases/held-store.ts';
import { foldCounts } from '../cases/fold-counts.ts';
import type { Written } from '../cases/write-effects.ts';
import { endDeserted } from '../chat/gone.ts';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { forgetOrphans, forgetStrays } from '../files/forget-orphans.ts';
import { forgetPartials } from '../files/forget-partials.ts';
import { removeBytes } from '../files/together.ts';
import { forgetPublications } from '../help/forget-publications.ts';
import { forgetResults } from '../intake/forget-results.ts';
import { forgetEvents } from '../live/forget-events.ts';
import type { Erased } from '../privacy/erase.ts';
import { eraseOld } from '../privacy/retention.ts';
import { makeDueWords } from '../search/word-store.ts';
import { forgetSessions } from '../staff/sessions.ts';
import { forgetTries } from '../staff/throttle.ts';
import type { Job } from './job.ts';

export interface ScheduleParts {
  db: Kysely<Database>;
  blobs: BlobStore;
  /** Where files lie that have not come whole. */
  unfinished: readonly string[];
  /** After so long without its player a live conversation is an ordinary case. */
  goneMs: number;
  /** What a job has written, for those who listen. */
  told(written: Written): void;
  bulks: Pick<BulkRunner, 'resume'>;
}

const HOUR_MS = 60 * 60 * 1000;

/** Everything that a server does without being asked. Another job is another entry here. */
export function allJobs({ db, blobs, unfinished, goneMs, told, bulks }: ScheduleParts): Job[] {
  const startedAtMs = Date.now();
  return [
    {
      name: 'end-deserted-chats',
      cron: '* * * * *',
      async run(nowMs, signal) {
        // While no node ran nobody was seen: players get the time to come back.
        if (nowMs - startedAtMs < goneMs) return 0;
        for (let total = 0; ; ) {
          const written = await endDeserted(db, nowMs - goneMs);
          told(written);
          total += written.feed.length;
          if (written.feed.length === 0 || signal.aborted) return total;
        }
      },
    },
    { name: 'fold-counts', cron: '* * * * *', run: () => foldCounts(db) },
    { name: 'finish-bulk-changes', cron: '* * * * *', run: () => bulks.resume() },
    { name: 'forget-bulk-changes', cron: '7 4 * * *', run: (nowMs) => forgetBulks(db, nowMs) },
    { name: 'make-due-words', cron: '* * * * *', run: (_nowMs, signal) => makeDueWords(db, signal) },
    {
      name: 'forget-results',
      cron: '17 3 * * *',
      run: (nowMs, signal) => forgetResults(db, nowMs, () => !signal.aborted),
    },
    { name: 'forget-events', cron: '17 * * * *', run: (nowMs, signal) => forgetEvents(db, nowMs, () => !signal.aborted) },
    {
      name: 'forget-publications',
      cron: '27 4 * * *',
      run: (nowMs, signal) => forgetPublications(db, nowMs, () => !signal.aborted),
    },
    { name: 'forget-sessions', cron: '27 3 * * *', run: (nowMs) => forgetSessions(db, nowMs) },
    {
      name: 'forget-orphaned-files',
      cron: '47 4 * * *',
      run: (nowMs, signal) => forgetOrphans(db, blobs, nowMs, () => !signal.aborted),
    },
    {
      name: 'forget-stray-bytes',
      cron: '7 5 * * 0',
      run: (nowMs, signal) => forgetStrays(db, blobs, nowMs, () => !signal.aborted),
    },
    {
      name: 'erase-old-cases',
      cron: '57 2 * * *',
      async run(nowMs, signal) {
        const done = async ({ written, files }: Erased) => {
          told(written);
          for (const sha256 of files) await removeBytes(db, blobs, sha256);
        };
        return eraseOld(db, nowMs, TOPICS, done, () => !signal.aborted);
      },
    },
    { name: 'forget-undone-replies', cron: '37 4 * * *', run: (nowMs) => forgetUndone(db, nowMs - 24 * HOUR_MS) },
    { name: 'forget-empty-drafts', cron: '47 4 * * *', run: (nowMs) => forgetEmpty(db, nowMs - 24 * HOUR_MS) },
    { name: 'forget-tries', cron: '7 * * * *', run: (nowMs) => forgetTries(db, nowMs) },
    {
      name: 'forget-unfinished-files',
      cron: '37 * * * *',
      // Nodes may share this folder or not; where they do, one finds nothing.
      onEachNodeMs: HOUR_MS,
      run: (nowMs) => forgetPartials(unfinished, nowMs),
    },
  ];
}
