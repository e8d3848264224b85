import { hash, verify } from '@node-rs/argon2';
import type { Session } from '@savepoint/protocol';
import { holdRequest, passwordRequest, signInRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http, HttpEnv } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { addressOf } from '../limits/address.ts';
import { sessionOf } from './guard.ts';
import type { Seal } from './sealed.ts';
import { endSession, endSessions, SESSION_COOKIE, SESSION_MS, startSession } from './sessions.ts';
import { describeStaff, emailKey, findByEmail, setHold } from './staff-store.ts';
import { beginTry, forgive } from './throttle.ts';
import { useCode } from './totp.ts';

/** A guess at one person's password from ever new addresses is slowed too, but later: it must not lock them out at once. */
const ANYWHERE_FACTOR = 4;

/** `onEnd` is told that sessions have ended. */
export function sessionRoutes(app: Http, db: Kysely<Database>, seal: Seal, proxies: number, onEnd: () => void): void {
  let nobodysHash: Promise<string> | null = null;

  app.post('/staff/session', async (c) => {
    const { email, password, code } = await readJson(c, signInRequest);
    const keys = [`${addressOf(c, proxies) ?? ''} ${emailKey(email)}`, emailKey(email)] as const;
    const nowMs = Date.now();
    const waits = [await beginTry(db, keys[0], nowMs), await beginTry(db, keys[1], nowMs, ANYWHERE_FACTOR)];
    const retryAfterMs = Math.max(...waits);
    if (retryAfterMs > 0) throw new ProblemError('too_many_requests', { retryAfterMs });
    const staff = await findByEmail(db, email);
    // An unknown address takes as long as a known one, or the time would tell which addresses exist.
    nobodysHash ??= hash('nobody');
    const matches = await verify(staff?.password_hash ?? (await nobodysHash), password);
    if (!staff?.password_hash || !matches) throw new ProblemError('wrong_credentials');
    if (staff.totp_confirmed) {
      // The password was right: asking for the code is no failed try.
      if (code === undefined) await forgive(db, [...keys]);
      if (code === undefined) throw new ProblemError('code_required');
      if (!(await useCode(db, seal, staff.id, code))) throw new ProblemError('wrong_code');
    }
    await forgive(db, [...keys]);
    return c.json(await signIn(c, db, staff.id, staff.password_hash));
  });

  app.get('/staff/session', (c) => c.json(sessionOf(c) satisfies Session));

  app.delete('/staff/session', async (c) => {
    const token = getCookie(c, SESSION_COOKIE);
    if (token) await endSession(db, token);
    onEnd();
    deleteCookie(c, SESSION_COOKIE, cookieOptions(c));
    return c.body(null, 204);
  });

  app.put('/staff/me/hold', async (c) => {
    await setHold(db, sessionOf(c).staff.id, (await readJson(c, holdRequest)).holdMs);
    return c.body(null, 204);
  });

  app.post('/staff/me/password', async (c) => {
    const { staff } = sessionOf(c);
    const { old, password } = await readJson(c, passwordRequest);
    await provePassword(db, staff.email, old);
    const passwordHash = await hash(password);
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('staff').set({ password_hash: passwordHash }).where('id', '=', staff.id).execute();
      await endSessions(trx, staff.id, getCookie(c, SESSION_COOKIE));
    });
    onEnd();
    return c.body(null, 204);
  });
}

/** Starts a session and sets its cookie. `passwordHash`: of the password that opened it. */
export async function signIn(c: Context<HttpEnv>, db: Kysely<Database>, staffId: string, passwordHash?: string): Promise<Session> {
  const token = await startSession(db, staffId, passwordHash);
  const session = token === null ? null : await describeStaff(db, staffId);
  if (token === null || !session) throw new ProblemError('wrong_credentials');
  setCookie(c, SESSION_COOKIE, token, cookieOptions(c));
  c.set('signedIn', session.staff);
  return session;
}

/** An open session alone may not take away what keeps others out. Throws `wrong_credentials`. */
export async function provePassword(db: Kysely<Database>, email: string, password: string): Promise<void> {
  const retryAfterMs = await beginTry(db, `prove ${email}`, Date.now());
  if (retryAfterMs > 0) throw new ProblemError('too_many_requests', { retryAfterMs });
  const staff = await findByEmail(db, email);
  if (!staff?.password_hash || !(await verify(staff.password_hash, password))) throw new ProblemError('wrong_credentials');
  await forgive(db, [`prove ${email}`]);
}

export function cookieOptions(c: Context) {
  // A proxy that ends TLS says so; believing a false one only keeps the cookie off plain HTTP.
  const secure = c.req.header('x-forwarded-proto') === 'https' || new URL(c.req.url).protocol === 'https:';
  return { httpOnly: true, sameSite: 'Lax', path: '/staff', secure, maxAge: SESSION_MS / 1_000 } as const;
}
