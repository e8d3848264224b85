import { hash, verify } from '@node-rs/argon2';
import { getConnInfo } from '@hono/node-server/conninfo';
import { signInRequest } from '@savepoint/protocol/schemas';
import type { Session } from '@savepoint/protocol';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { endSession, findSession, SESSION_COOKIE, SESSION_MS, startSession } from './sessions.ts';
import { describeStaff, emailKey, findByEmail } from './staff-store.ts';
import { createThrottle } from './throttle.ts';

/** `onEnd` is told that a session of this node has ended. */
export function sessionRoutes(app: Http, db: Kysely<Database>, onEnd: () => void): void {
  const throttle = createThrottle();
  let nobodysHash: Promise<string> | null = null;

  app.post('/staff/session', async (c) => {
    const { email, password } = await readJson(c, signInRequest);
    const key = `${getConnInfo(c).remote.address ?? ''} ${emailKey(email)}`;
    const retryAfterMs = throttle.begin(key, Date.now());
    if (retryAfterMs > 0) throw new ProblemError('too_many_requests', { retryAfterMs });
    const staff = await findByEmail(db, email);
    // An unknown address takes as long as a known one, or the time would tell which addresses exist.
    nobodysHash ??= hash('nobody');
    const matches = await verify(staff?.password_hash ?? (await nobodysHash), password);
    if (!staff || !matches) throw new ProblemError('wrong_credentials');
    throttle.succeeded(key);
    setCookie(c, SESSION_COOKIE, await startSession(db, staff.id), cookieOptions(c));
    const session = await describeStaff(db, staff.id);
    if (!session) throw new ProblemError('wrong_credentials');
    return c.json(session satisfies Session);
  });

  app.get('/staff/session', async (c) => c.json((await requireSession(c, db)) satisfies Session));

  app.delete('/staff/session', async (c) => {
    const token = getCookie(c, SESSION_COOKIE);
    if (token) await endSession(db, token);
    onEnd();
    deleteCookie(c, SESSION_COOKIE, cookieOptions(c));
    return c.body(null, 204);
  });
}

/** Who is signed in; throws `unauthorized`. */
export async function requireSession(c: Context, db: Kysely<Database>): Promise<Session> {
  const session = await findSession(db, getCookie(c, SESSION_COOKIE));
  if (!session) throw new ProblemError('unauthorized');
  return session;
}

function cookieOptions(c: Context) {
  // A proxy that ends TLS says so; believing a false one only keeps the cookie off plain HTTP.
  const secure = c.req.header('x-forwarded-proto') === 'https' || new URL(c.req.url).protocol === 'https:';
  return { httpOnly: true, sameSite: 'Lax', path: '/staff', secure, maxAge: SESSION_MS / 1_000 } as const;
}
