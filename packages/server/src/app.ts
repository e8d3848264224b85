import { mkdirSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { bulkRoutes } from './bulk/routes.ts';
import { cannedRoutes } from './cases/canned-routes.ts';
import { draftRoutes } from './cases/draft-routes.ts';
import { heldRoutes } from './cases/held-routes.ts';
import { noteRoutes } from './cases/note-routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { startReleases } from './cases/run-releases.ts';
import type { Written } from './cases/write-effects.ts';
import { chatRoutes } from './chat/routes.ts';
import { createSeen } from './chat/seen.ts';
import { openDatabase } from './db/open-database.ts';
import type { Database } from './db/schema.ts';
import { readSecrets } from './db/secret.ts';
import { createFolderStore } from './files/folder-store.ts';
import { createPartialStore } from './files/partial-store.ts';
import { createS3Store } from './files/s3-store.ts';
import { fileRoutes } from './files/routes.ts';
import { formRoutes } from './forms/routes.ts';
import { seedForms } from './forms/seed-forms.ts';
import { addGame, type NewGame } from './games/game-store.ts';
import { gameRoutes } from './games/staff-routes.ts';
import { handoverRoutes } from './handover/routes.ts';
import { helpRoutes } from './help/routes.ts';
import { seedAllHelp, seedHelp } from './help/seed.ts';
import { setHours } from './help/set-hours.ts';
import { helpStaffRoutes } from './help/staff-routes.ts';
import { createHttp } from './http/base.ts';
import { healthRoutes, type Draining } from './http/health.ts';
import { listen, stopListening } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { builtFolders, pageRoutes } from './http/pages.ts';
import { sharedWithGames } from './http/sharing.ts';
import { secureAnswers } from './http/security-headers.ts';
import { answerBadClients, PATIENCE } from './http/slow-clients.ts';
import { createIntake } from './intake/intake.ts';
import { syncRoutes } from './intake/routes.ts';
import { startJobs } from './jobs/run.ts';
import { allJobs } from './jobs/schedule.ts';
import { joinCluster } from './live/cluster.ts';
import { limitRequests } from './limits/limit-requests.ts';
import { createLimits } from './limits/limits.ts';
import { createSocketDoors } from './limits/socket-doors.ts';
import { NOBODY } from './live/near.ts';
import { createPlayerLive, type PlayerLive } from './live/player-live.ts';
import { createStaffLive, type StaffLive } from './live/staff-live.ts';
import { playerRoutes } from './players/routes.ts';
import { playerStaffRoutes } from './players/staff-routes.ts';
import { createPlayerTokens } from './players/token.ts';
import { staffGuard } from './staff/guard.ts';
import { oidcRoutes } from './staff/oidc-routes.ts';
import { peopleRoutes } from './staff/people-routes.ts';
import { createSeal } from './staff/sealed.ts';
import { apiDocumentRoutes } from './openapi/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { ruleRoutes } from './rules/routes.ts';
import { sessionRoutes } from './staff/session-routes.ts';
import { addStaff, type NewStaff } from './staff/staff-store.ts';
import { totpRoutes } from './staff/totp-routes.ts';
import { keepWords } from './search/keep-words.ts';
import type { ServerOptions } from './server-options.ts';
import { viewRoutes } from './views/routes.ts';

export type { ServerOptions };

export interface SavepointServer {
  url: string;
  port: number;
  db: Kysely<Database>;
  /** What is answered: `GET /staff/cases/:id`. */
  routes: string[];
  /** Makes a game known, or gives it a new name and level. */
  addGame(game: NewGame): Promise<void>;
  /** Adds a person, or gives the one with this e-mail the name, password and games. Out: the id. */
  addStaff(staff: NewStaff): Promise<string>;
  /** Finishes what has begun, ends all sockets and the embedded PostgreSQL. */
  close(): Promise<void>;
}

const POLL_FLOOR_MS = 10_000;
const GONE_MS = 5 * 60_000;

/** In: options. Out: a server that answers. Everything is put together here; nothing else knows all the parts. */
export async function startServer(options: ServerOptions): Promise<SavepointServer> {
  const log = pino({ level: options.logLevel ?? 'info' });
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const secrets = readSecrets(dataDir);
  const { db, epoch, pool, close: closeDatabase } = await openDatabase(
    options.databaseUrl ? { url: options.databaseUrl } : { dataDir, password: secrets.databasePassword },
    options.restored ?? false,
    log,
  );

  // Games from before there were forms and help.
  await seedForms(db);
  await seedAllHelp(db);
  let live: StaffLive | null = null;
  let players: PlayerLive | null = null;
  const changed = (written: Written) => {
    live?.nudge();
    players?.told(written);
    words.nudge();
  };
  const words = keepWords(db, log);
  const seen = createSeen(db, log);
  const proxies = options.proxies ?? 0;
  const cluster = options.redisUrl ? joinCluster(options.redisUrl, epoch, log) : null;
  const limits = createLimits(options.limits, cluster?.counters);
  const app = createHttp(log);
  const metrics = createMetrics(app, db, pool, options.metricsToken);
  const intake = createIntake({
    db,
    onBatch: metrics.batch,
    limits,
    epoch,
    log,
    pollFloorMs: options.pollFloorMs ?? POLL_FLOOR_MS,
    onWatching: seen.mark,
    async afterCommit(written) {
      changed(written);
      await options.afterCommit?.();
    },
  });

  for (const path of ['/v1/*', '/content/*', '/savepoint.js', '/savepoint/*']) app.use(path, sharedWithGames());
  for (const path of ['/v1/*', '/staff/*', '/content/*']) app.use(path, limitRequests(limits, proxies));
  app.use('/staff/*', staffGuard(db, log));
  const furnish = async (trx: Kysely<Database>, gameId: string) => {
    await seedForms(trx);
    await seedHelp(trx, gameId);
  };
  const draining: Draining = { begun: false };
  healthRoutes(app, db, draining);
  const keys = [options.tokenKey ?? secrets.tokenKey, ...(options.oldTokenKeys ?? [])];
  const tokens = createPlayerTokens(keys);
  const seal = createSeal(keys, 'staff');
  playerRoutes(app, { db, tokens, seal, limits, proxies, onMerge: changed });
  playerStaffRoutes(app, db, seal, (player) => players?.calledBack(player));
  syncRoutes(app, intake, tokens);
  const files = join(dataDir, 'files');
  const blobs = options.s3 ? createS3Store(options.s3, files) : createFolderStore(files);
  const unfinished = [join(files, 'partial'), join(files, 'incoming')] as const;
  const partials = createPartialStore(unfinished[0]);
  fileRoutes(app, { db, blobs, partials, limits }, tokens);
  handoverRoutes(app, { db, intake, blobs }, log);
  helpRoutes(app, db, blobs, epoch);
  helpStaffRoutes(app, db, blobs);
  formRoutes(app, db);
  ruleRoutes(app, db);
  gameRoutes(app, db, furnish);
  privacyRoutes(app, { db, blobs, partials, tokens, limits, log, onChange: changed });
  const recheck = () => live?.recheck();
  sessionRoutes(app, db, seal, proxies, recheck);
  totpRoutes(app, db, seal);
  oidcRoutes(app, db, seal, log, options.oidc);
  peopleRoutes(app, db, recheck);
  const releases = startReleases({ db, log, told: changed });
  caseRoutes(app, db, epoch, changed, releases.look);
  heldRoutes(app, db, changed);
  noteRoutes(app, db, changed);
  draftRoutes(app, db);
  cannedRoutes(app, db);
  chatRoutes(app, db);
  apiDocumentRoutes(app);
  const counter = viewRoutes(app, db);
  const bulks = bulkRoutes(app, { db, log, told: changed, tell: (staffId, progress) => live?.tellBulk(staffId, progress) });
  pageRoutes(app, { ...builtFolders(), ...options.assets, pages: options.pages ?? {} });

  const http = createAdaptorServer({ fetch: app.fetch, serverOptions: PATIENCE }) as HttpServer;
  answerBadClients(http);
  const sides = { staff: () => live ?? NOBODY, players: () => players ?? NOBODY };
  const doors = createSocketDoors(limits, proxies);
  const { logPollMs } = options;
  live = createStaffLive(http, { db, epoch, log, logPollMs, counter, told: changed, players: sides.players, cluster, doors });
  players = createPlayerLive(http, {
    db,
    epoch,
    log,
    intake,
    tokens,
    onWatching: seen.mark,
    staff: sides.staff,
    cluster,
    alone: !options.databaseUrl,
    limits,
    doors,
  });
  secureAnswers(http, proxies);
  const { port, url } = await listen(http, options.port, options.host ?? '0.0.0.0').catch(async (problem: unknown) => {
    await Promise.all([live?.close(), players?.close(), seen.stop(), releases.stop()]);
    cluster?.close();
    await closeDatabase();
    throw problem;
  });
  const housework = allJobs({ db, blobs, unfinished, goneMs: options.goneMs ?? GONE_MS, told: changed, bulks });
  const jobs = startJobs({ db, log, jobs: housework, ran: metrics.job });
  metrics.sockets('players', () => players?.sockets() ?? 0);
  metrics.sockets('staff', () => live?.sockets() ?? 0);
  log.info({ url }, 'listening');

  return {
    url,
    port,
    db,
    async addGame(game) {
      await db.transaction().execute(async (trx) => {
        await addGame(trx, game);
        await furnish(trx, game.id);
      });
      if (game.hours) await setHours(db, game.id, game.hours);
    },
    routes: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    addStaff: (staff) => addStaff(db, staff),
    async close() {
      draining.begun = true;
      if (options.drainMs) await sleep(options.drainMs);
      // First of all nobody new is taken: sockets that are told to go must not come back here.
      const { ended } = await stopListening(http);
      await Promise.all([live?.close(), players?.close()]);
      await ended;
      cluster?.close();
      await intake.idle();
      await Promise.all([jobs.stop(), bulks.stop(), releases.stop(), words.stop(), seen.stop()]);
      await closeDatabase();
    },
  };
}
