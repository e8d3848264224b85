import { timingSafeEqual } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { matchedRoutes } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolState } from '../db/open-database.ts';
import type { Database } from '../db/schema.ts';
import { hashOf } from '../staff/secret-token.ts';
import type { Http } from './base.ts';
import { ProblemError } from './problem.ts';

/** What is counted where it happens; everything else is asked for when somebody looks. */
export interface Metrics {
  batch(envelopes: number): void;
  job(name: string, outcome: 'done' | 'failed', ms: number): void;
  /** How many sockets a side has on this node. */
  sockets(side: 'players' | 'staff', count: () => number): void;
}

/**
 * In: an app before its routes, and the token by which `GET /metrics` is read (none: it is not there). Labels are route
 * patterns, never addresses as asked for: those name players' cases, and there is no end of them.
 */
export function createMetrics(app: Http, db: Kysely<Database>, pool: () => PoolState, token: string | undefined): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  if (token) collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'savepoint_http_request_duration_seconds',
    help: 'Requests by route, and how long until they were answered',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const batch = new Histogram({
    name: 'savepoint_intake_batch_envelopes',
    help: 'Envelopes that shared one transaction',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
    registers,
  });
  const jobs = new Histogram({
    name: 'savepoint_job_duration_seconds',
    help: 'Runs of jobs on this node',
    labelNames: ['job', 'outcome'],
    buckets: [0.1, 1, 10, 60, 600],
    registers,
  });
  const sides = new Map<string, () => number>();
  registry.registerMetric(
    new Gauge({
      name: 'savepoint_sockets',
      help: 'Sockets open on this node',
      labelNames: ['side'],
      registers: [],
      collect() {
        for (const [side, count] of sides) this.set({ side }, count());
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'savepoint_database_connections',
      help: 'Connections of this node to its database: busy, idle, and requests that wait for one',
      labelNames: ['state'],
      registers: [],
      collect() {
        const { busy, idle, waiting } = pool();
        this.set({ state: 'busy' }, busy);
        this.set({ state: 'idle' }, idle);
        this.set({ state: 'waiting' }, waiting);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'savepoint_chats_waiting',
      help: 'Players in line for an agent, over all nodes',
      labelNames: ['game'],
      registers: [],
      async collect() {
        this.reset();
        const { rows } = await sql<{ game: string; waiting: number }>`
          SELECT game_id AS game, count(*) AS waiting FROM chat WHERE accepted_at IS NULL AND ended_at IS NULL GROUP BY 1
        `.execute(db);
        for (const { game, waiting } of rows) this.set({ game }, waiting);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'savepoint_events_held_back',
      help: 'Events that consoles cannot be shown yet, as an older transaction still runs',
      registers: [],
      async collect() {
        const { rows } = await sql<{ count: number }>`
          SELECT count(*) AS count FROM event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())
        `.execute(db);
        this.set(rows[0]!.count);
      },
    }),
  );

  app.use(async (c, next) => {
    const startMs = performance.now();
    await next();
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';
    const labels = { method: c.req.method, route, status: String(c.res.status) };
    duration.observe(labels, (performance.now() - startMs) / 1_000);
  });
  app.get('/metrics', async (c) => {
    const [, given] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
    if (!token) throw new ProblemError('not_found');
    // Hashes, as only what is equally long can be compared in equal time.
    if (!given || !timingSafeEqual(hashOf(given), hashOf(token))) throw new ProblemError('unauthorized');
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  return {
    batch: (envelopes) => batch.observe(envelopes),
    job: (job, outcome, ms) => jobs.observe({ job, outcome }, ms / 1_000),
    sockets: (side, count) => void sides.set(side, count),
  };
}
