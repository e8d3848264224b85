import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { acceptInvitation } from './invitations.ts';
import { createOidcProvider, type OidcJourney, type OidcOptions } from './oidc.ts';
import type { Seal } from './sealed.ts';
import { cookieOptions, signIn } from './session-routes.ts';
import { findByEmail } from './staff-store.ts';

const JOURNEY_COOKIE = 'savepoint_oidc';
const JOURNEY_S = 10 * 60;
const journeySchema = v.object({ state: v.string(), nonce: v.string(), verifier: v.string() });

/**
 * Signing in by the studio's own provider. It opens the door for those who work here or are invited, by their e-mail
 * address; it makes nobody staff. Where it is set up it vouches alone: the second factor is its own affair.
 */
export function oidcRoutes(app: Http, db: Kysely<Database>, seal: Seal, log: Logger, options?: OidcOptions): void {
  app.get('/staff/sign-in', (c) => c.json({ oidc: options ? (options.name ?? 'OpenID Connect') : null }));
  if (!options) return;
  const provider = createOidcProvider(options);

  app.get('/staff/oidc/start', async (c) => {
    const { url, journey } = await provider.begin(redirectUri(c)).catch((problem: unknown) => {
      log.warn({ reason: String(problem) }, 'the identity provider cannot be reached');
      throw new ProblemError('unavailable', { retryAfterMs: 10_000 });
    });
    const sealed = seal.seal(JSON.stringify(journey)).toString('base64url');
    setCookie(c, JOURNEY_COOKIE, sealed, { ...cookieOptions(c), maxAge: JOURNEY_S });
    return c.redirect(url.href);
  });

  app.get('/staff/oidc/callback', async (c) => {
    const journey = readJourney(getCookie(c, JOURNEY_COOKIE));
    deleteCookie(c, JOURNEY_COOKIE, cookieOptions(c));
    if (!journey) throw new ProblemError('unauthorized', { detail: 'Begin to sign in anew' });
    const current = new URL(redirectUri(c));
    current.search = new URL(c.req.url).search;
    const vouched = await provider.finish(current, journey).catch((problem: unknown) => {
      log.warn({ reason: problem instanceof Error ? problem.name : 'unknown' }, 'the identity provider was not believed');
      throw new ProblemError('unauthorized', { detail: 'The identity provider did not confirm who you are' });
    });
    if (!vouched) throw new ProblemError('forbidden', { detail: 'The provider has not verified your e-mail address' });
    await signIn(c, db, await staffIdOf(vouched));
    return c.redirect('/console/');
  });

  async function staffIdOf({ email, name }: { email: string; name: string }): Promise<string> {
    const known = await findByEmail(db, email);
    if (known) return known.id;
    const id = await acceptInvitation(db, { email }, { name, passwordHash: null });
    if (id === null) throw new ProblemError('forbidden', { detail: 'You do not work here yet: ask for an invitation' });
    return id;
  }

  function readJourney(sealed: string | undefined): OidcJourney | undefined {
    const text = sealed && seal.open(Buffer.from(sealed, 'base64url'));
    return text ? v.parse(journeySchema, JSON.parse(text)) : undefined;
  }
}

/** The address that the provider was told of: as the browser sees it, also behind a proxy that ends TLS. */
function redirectUri(c: Context): string {
  const url = new URL(c.req.url);
  if (c.req.header('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return new URL('/staff/oidc/callback', url).href;
}
