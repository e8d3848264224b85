import { isId, isOfCase, type Envelope, type SyncAnswer, type SyncRequest, type SyncResult, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/schema.ts';
import { describeError, isPassing } from '../db/describe-error.ts';
import { createCollectionLevels } from '../games/collection-levels.ts';
import { ProblemError } from '../http/problem.ts';
import { limitEnvelopes } from '../limits/limit-envelopes.ts';
import type { Limits } from '../limits/limits.ts';
import type { PlayerIdentity, TokenHolder } from '../players/token.ts';
import type { Written } from '../cases/write-effects.ts';
import { createRuleBook } from '../rules/rule-store.ts';
import { commitJobs, type JobResults } from './commit.ts';
import type { IntakeJob } from './decide.ts';
import { createGroup } from './group.ts';
import { answerFresh, readUpdates, type Fresh, type UpdatesAnswer, type UpdatesAsked } from './updates.ts';
import { checkEnvelope } from './validate.ts';

export interface Intake {
  /** By which socket it was asked, if by one: that one is not pushed what its answer holds. */
  sync(player: TokenHolder, request: SyncRequest, socketId?: string): Promise<SyncAnswer>;
  /** The half of a sync that stores, for envelopes that came another way and are held to no rate. Null for a player that is not known. */
  take(player: PlayerIdentity & { issuedAtMs?: number }, given: readonly unknown[], sentAt: number): Promise<JobResults>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

export interface IntakeOptions {
  db: Kysely<Database>;
  epoch: string;
  log: Logger;
  pollFloorMs: number;
  limits: Limits;
  /** Runs after each commit and before its answers. */
  afterCommit(written: Written): Promise<void>;
  /** So many envelopes share a transaction. */
  onBatch(envelopes: number): void;
  /** A player has this case on screen. */
  onWatching(playerId: Uuid, caseId: Uuid): void;
}

const GROUP_JOBS = 64;
const GROUP_ENVELOPES = 500;
const RETRY_MS = 60_000;
const LOST_MS = 1_000;

/** In: a player's sync. Out: its answer, after all it stored is durable. Both HTTP and sockets come through here. */
export function createIntake({ db, epoch, log, pollFloorMs, limits, afterCommit, onWatching, onBatch }: IntakeOptions): Intake {
  const levelOf = createCollectionLevels(db);
  const ruleOf = createRuleBook(db);
  const fresh = new WeakMap<IntakeJob, Fresh>();
  const group = createGroup<IntakeJob, JobResults>({
    run: async (jobs) => {
      onBatch(jobs.reduce((sum, { envelopes }) => sum + envelopes.length, 0));
      const { results, written, waiting } = await commitJobs(db, jobs, ruleOf);
      const parts = new Map(written.feed.map((part) => [part.playerId, part]));
      const answered = new Map<Uuid, string[]>();
      for (const job of jobs) {
        const part = parts.get(job.playerId);
        if (part) fresh.set(job, { part, waits: waiting.has(job.playerId) });
        if (part && job.socketId) answered.set(job.playerId, [...(answered.get(job.playerId) ?? []), job.socketId]);
      }
      const feed = written.feed.map((part) => ({ ...part, answered: answered.get(part.playerId) ?? [] }));
      await afterCommit({ ...written, feed }).catch(() => {
        // All is stored, only the answers are lost: the repeats will be duplicates.
        throw new ProblemError('unavailable', { retryAfterMs: LOST_MS });
      });
      return results;
    },
    weigh: (job) => job.envelopes.length,
    maxJobs: GROUP_JOBS,
    maxWeight: GROUP_ENVELOPES,
  });

  /** Polls in a group too: they hold no lock and write nothing, but a round trip each is what they cost. */
  const reads = createGroup<UpdatesAsked, UpdatesAnswer | null>({
    run: (asked) => readUpdates(db, epoch, pollFloorMs, asked),
    weigh: () => 1,
    maxJobs: GROUP_JOBS,
    maxWeight: GROUP_JOBS,
  });

  /** An envelope that the database itself refuses is put off alone; the others beside it are stored. */
  async function store(job: IntakeJob): Promise<JobResults> {
    try {
      return await group.submit(job);
    } catch (problem) {
      if (isPassing(problem) || problem instanceof ProblemError) throw problem;
      log.error({ error: describeError(problem), envelopes: job.envelopes.length }, 'the database refused envelopes');
      if (job.envelopes.length === 1) return [{ id: job.envelopes[0]!.id, status: 'retry', afterMs: RETRY_MS }];
    }
    const results: SyncResult[] = [];
    const stuckCases = new Set<Uuid>();
    for (const envelope of job.envelopes) {
      const { id } = envelope;
      // What comes after a stuck envelope of its case must not overtake it.
      const caseId = isOfCase(envelope) ? envelope.caseId : undefined;
      const stuck = caseId !== undefined && stuckCases.has(caseId);
      const alone: JobResults = stuck
        ? [{ id, status: 'retry', afterMs: RETRY_MS }]
        : await store({ ...job, envelopes: [envelope] });
      if (alone === null) return null;
      if (caseId && alone[0]?.status === 'retry') stuckCases.add(caseId);
      results.push(...alone);
    }
    return results;
  }

  async function takeLimited(
    player: PlayerIdentity & { issuedAtMs?: number },
    given: readonly unknown[],
    sentAt: number,
    limited: boolean,
    socketId?: string,
  ): Promise<{ results: JobResults; fresh?: Fresh | undefined }> {
    const level = await levelOf(player.gameId);
    const all = given.map((one) => checkEnvelope(one, sentAt, level));
    const putOff = limited
      ? await limitEnvelopes(limits, player, all.flatMap(({ envelope }) => (envelope ? [envelope] : [])))
      : new Map<Envelope, SyncResult>();
    const checked = all.map((one) => {
      const result = one.envelope && putOff.get(one.envelope);
      return result ? { result } : one;
    });
    const valid = checked.filter((one) => one.envelope !== undefined);
    const job: IntakeJob = {
      playerId: player.id,
      gameId: player.gameId,
      ...(player.issuedAtMs !== undefined && { issuedAtMs: player.issuedAtMs }),
      ...(socketId !== undefined && { socketId }),
      envelopes: valid.map((one) => one.envelope),
      tooOld: new Set(valid.flatMap((one) => (one.tooOld ? [one.envelope.id] : []))),
    };
    const stored = valid.length > 0 ? await store(job) : [];
    if (stored === null) return { results: null };
    const next = stored.values();
    return { results: checked.map((one) => one.result ?? next.next().value!), fresh: fresh.get(job) };
  }

  return {
    take: async (player, given, sentAt) => (await takeLimited(player, given, sentAt, false)).results,
    async sync(player, request, socketId) {
      await limits.demand('syncsPerPlayer', player.id);
      if (isId(request.watching)) onWatching(player.id, request.watching);
      const { results, fresh } = await takeLimited(player, request.envelopes, request.sentAt, true, socketId);
      const { id: playerId, issuedAtMs } = player;
      const asked = { playerId, issuedAtMs, cursor: request.cursor, watching: Boolean(request.watching) };
      const updates = (fresh && answerFresh(fresh, asked, epoch, pollFloorMs)) ?? (await reads.submit(asked));
      if (results === null || updates === null) throw new ProblemError('unauthorized');
      return { results, ...updates };
    },
    async idle() {
      await group.idle();
      await reads.idle();
    },
  };
}
