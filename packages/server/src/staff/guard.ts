import { allows, isDeskAction, PROBLEMS, type Session } from '@savepoint/protocol';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/schema.ts';
import type { HttpEnv } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { isSameOriginRequest } from '../http/same-origin.ts';
import { findApiKey } from './api-keys.ts';
import { writeAudit } from './audit.ts';
import { ROUTE_PERMISSIONS, UNAUDITED, type Demand } from './route-permissions.ts';
import { findSession, SESSION_COOKIE } from './sessions.ts';

/**
 * Stands before every address of staff, and is the only place that decides: finds out who asks, and leaves of their games
 * those on which they may do what the address does. What a handler then reads by `sessionOf` is already cut down.
 */
export function staffGuard(db: Kysely<Database>, log: Logger): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const route = routeOf(c);
    // Nothing is there: the answer is the same for everybody.
    if (!route) return next();
    const key = bearerOf(c);
    // A key is sent by a program on purpose; a cookie goes along with whatever a page sends.
    if (key === undefined && !isSameOriginRequest(c)) throw new ProblemError('bad_origin');
    const demand = ROUTE_PERMISSIONS[route];
    if (!demand) {
      log.error({ route }, 'this address has no entry in the table of permissions');
      throw new ProblemError('forbidden', { detail: `${route} stands in no table of permissions` });
    }
    const who = key === undefined ? await findSession(db, getCookie(c, SESSION_COOKIE)) : await findApiKey(db, key);
    const permission = permitted(who, demand);
    if (permission === 'forbidden') {
      await audited(c, who, route, PROBLEMS.forbidden[0]);
      throw new ProblemError('forbidden');
    }
    if (permission) c.set('session', permission);
    else if (demand !== 'public') throw new ProblemError('unauthorized');
    await next();
    if (c.req.method !== 'GET' && !UNAUDITED.has(route)) await audited(c, who, route, c.res.status);
  };

  async function audited(c: Context<HttpEnv>, who: Session | null, route: string, status: number): Promise<void> {
    const staff = who?.staff ?? c.get('signedIn');
    // What strangers try stands in the log of requests: here it would let them fill the table.
    if (!staff) return;
    const subject = namedIn(c.req.path, route);
    const reason = c.get('reason');
    const told = { what: route, subject, status, ...(reason !== undefined && { reason }) };
    const entry = { staffId: staff.id, name: staff.name, ...told, requestId: c.get('requestId') };
    await writeAudit(db, entry).catch(() => log.error({ route }, 'could not write the audit log'));
  }
}

/** Who asks, with the games on which it is allowed; null for nobody. */
export function permitted(who: Session | null, demand: Demand): Session | null | 'forbidden' {
  if (!who || demand === 'self' || demand === 'public') return who;
  if (isDeskAction(demand)) return who.everywhere && allows(who.everywhere, demand) ? who : 'forbidden';
  const games = who.games.filter(({ role }) => allows(role, demand));
  // Somebody without any game is told the same by an empty list: nothing here is theirs.
  return games.length === 0 && who.games.length > 0 ? 'forbidden' : { ...who, games };
}

/** Who is signed in, with the games on which this address may be used. */
export function sessionOf(c: Context): Session {
  const session = (c as Context<HttpEnv>).get('session');
  if (!session) throw new ProblemError('unauthorized');
  return session;
}

function routeOf(c: Context): string | undefined {
  const found = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && path.startsWith('/staff/'));
  return found && `${found.method} ${found.path}`;
}

/** What an address names: the parts of `path` where the route has `:name`. */
function namedIn(path: string, route: string): string {
  const parts = path.split('/');
  return route.split('/').flatMap((part, index) => (part.startsWith(':') ? [parts[index]] : [])).join(' ');
}

function bearerOf(c: Context): string | undefined {
  return /^Bearer (sp_[\w-]+)$/.exec(c.req.header('authorization') ?? '')?.[1];
}
