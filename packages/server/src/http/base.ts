import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Session } from '@savepoint/protocol';
import { Hono, type Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import { describeError, isPassing } from '../db/describe-error.ts';
import { StoreAwayError } from '../files/blob-store.ts';
import { ProblemError, problemResponse } from './problem.ts';

export interface HttpEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Who asks, at an address of staff: see staff/guard.ts. */
    session?: Session;
    /** Whom this request signed in. */
    signedIn?: Session['staff'];
    /** Why it was done, for the audit log. */
    reason?: string;
  };
}
export type Http = Hono<HttpEnv>;

/** An id, a hash, a game or a language; an address with more in it may hold whatever somebody wrote there. */
const NAMED = /^[\w-]{1,64}$/;

/** The route that was asked for, with the ids it was asked with. Never the query: it may hold what was searched for. */
function loggedPath(c: Context): string {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  if (!route) return 'none';
  return route.path.replace(/:(\w+)/g, (pattern, name: string) => {
    const value = c.req.param(name);
    return value !== undefined && NAMED.test(value) ? value : pattern;
  });
}

/** When the database, or the store of files, could not be asked. */
const RETRY_MS = 5_000;

/** In: a log. Out: an app without routes that names requests, logs them and answers every error as a problem. */
export function createHttp(log: Logger): Http {
  const app: Http = new Hono();
  app.use(async (c, next) => {
    const requestId = randomUUID();
    c.set('requestId', requestId);
    const startMs = performance.now();
    await next();
    // What no route says may be kept is somebody's own.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    const { status } = c.res;
    const entry = { requestId, method: c.req.method, status, ms: Math.round(performance.now() - startMs) };
    log[status >= 500 ? 'warn' : 'debug']({ ...entry, path: loggedPath(c) }, 'request');
  });
  app.onError((problem, c) => {
    const requestId = c.get('requestId');
    if (problem instanceof ProblemError) return problemResponse(problem.code, problem.extras, requestId);
    log.error({ requestId, error: describeError(problem) }, 'request failed');
    if (isPassing(problem) || problem instanceof StoreAwayError) return problemResponse('unavailable', { retryAfterMs: RETRY_MS }, requestId);
    return problemResponse('internal', {}, requestId);
  });
  app.notFound((c) => problemResponse('not_found', {}, c.get('requestId')));
  return app;
}
