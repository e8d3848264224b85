import { setImmediate as soon } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { describeError } from '../db/describe-error.ts';
import type { Database } from '../db/schema.ts';
import type { Job } from './job.ts';

export interface Jobs {
  /** Asks for a job out of its turn. One that waits already is not asked for twice; a node's own cannot be asked for. */
  ask(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface JobParts {
  db: Kysely<Database>;
  log: Logger;
  jobs: readonly Job[];
  /** Told of each run. */
  ran(job: string, outcome: 'done' | 'failed', ms: number): void;
  /** How often queues are looked at, and how long a failed job rests first; seconds. */
  pollS?: number;
  restS?: number;
}

const SCHEMA = 'savepoint_jobs';
const POLL_S = 15;
const REST_S = 30;
const TRIES_AGAIN = 5;
/** A job whose node died is given to another after this. */
const LONGEST_S = 15 * 60;
/** Two nodes that begin at once may be in each other's way: soon again at first. */
const RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

/**
 * Runs the jobs, for as long as the server runs: those with a time by pg-boss, once however many nodes there are, again
 * with growing pauses when they throw; those of each node by a timer. Begins in the background, as nobody waits for it.
 */
export function startJobs({ db, log, jobs, ran, pollS = POLL_S, restS = REST_S }: JobParts): Jobs {
  const ending = new AbortController();
  let hasEnded = false;
  const pending = new Set<Promise<unknown>>();
  /** The queue takes its leave while a job that it has just fetched still runs, and tells the database of it later. */
  function known<T>(task: Promise<T>): Promise<T> {
    pending.add(task);
    const forget = () => void pending.delete(task);
    task.then(forget, forget);
    return task;
  }
  const boss = new PgBoss({
    schema: SCHEMA,
    // It does not wait for all it says: what comes after the end is given up, and the job falls to another node in time.
    db: { executeSql: async (text, values) => (hasEnded ? { rows: [] } : known(execute(text, values ?? []))) },
  });
  const execute = async (text: string, values: unknown[]) => ({
    rows: [...(await db.executeQuery(CompiledQuery.raw(text, values))).rows],
  });
  boss.on('error', (problem) => log.warn({ error: describeError(problem) }, 'the queue of jobs failed'));

  async function run(job: Job): Promise<void> {
    const startMs = performance.now();
    const ms = () => Math.round(performance.now() - startMs);
    try {
      const count = await job.run(Date.now(), ending.signal);
      ran(job.name, 'done', ms());
      log[count > 0 ? 'info' : 'debug']({ job: job.name, count, ms: ms() }, 'did a job');
    } catch (problem) {
      ran(job.name, 'failed', ms());
      log.warn({ job: job.name, error: describeError(problem) }, 'a job failed');
      throw problem;
    }
  }

  async function begin(): Promise<void> {
    await boss.start();
    for (const job of jobs.filter(({ onEachNodeMs }) => onEachNodeMs === undefined)) {
      if (ending.signal.aborted) return;
      const rest = { retryLimit: TRIES_AGAIN, retryDelay: restS, retryBackoff: restS > 0, expireInSeconds: LONGEST_S };
      // At most one waits, and one runs.
      const queue = { name: job.name, policy: 'stately', ...rest } as const;
      await boss.createQueue(job.name, queue);
      await boss.updateQueue(job.name, queue);
      await boss.schedule(job.name, job.cron);
      await boss.work(job.name, { pollingIntervalSeconds: pollS }, () => known(run(job)));
    }
  }

  async function beginStubbornly(): Promise<void> {
    for (let restMs = RETRY_MS; !ending.signal.aborted; restMs = Math.min(2 * restMs, LONGEST_RETRY_MS)) {
      try {
        return await begin();
      } catch (problem) {
        log.warn({ error: describeError(problem) }, 'could not begin the jobs; trying again');
        await new Promise((resolve) => {
          const timer = setTimeout(resolve, restMs);
          ending.signal.addEventListener('abort', () => (clearTimeout(timer), resolve(null)), { once: true });
        });
      }
    }
  }

  const begun = beginStubbornly();
  const own = jobs.flatMap((job) => (job.onEachNodeMs === undefined ? [] : [runOnThisNode(job, job.onEachNodeMs)]));

  function runOnThisNode(job: Job, everyMs: number) {
    const again = () => run(job).catch(() => {});
    let running = again();
    const timer = setInterval(() => void (running = again()), everyMs).unref();
    return async () => {
      clearInterval(timer);
      await running;
    };
  }

  return {
    async ask(name) {
      await begun;
      await boss.send(name, {});
    },
    async stop() {
      ending.abort();
      await begun;
      await Promise.all([boss.stop(), ...own.map((end) => end())]);
      for (; pending.size > 0; await soon()) await Promise.allSettled(pending);
      hasEnded = true;
    },
  };
}
