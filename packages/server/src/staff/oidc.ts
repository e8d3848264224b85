import * as oidc from 'openid-client';

/** The studio's own identity provider, by which its staff sign in. */
export interface OidcOptions {
  /** Address of the provider, as in its `iss`: for example `https://login.studio.example`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says, for example `Studio account`. */
  name?: string;
}

/** What must be known again when the provider sends somebody back. */
export interface OidcJourney {
  state: string;
  nonce: string;
  verifier: string;
}

/** OpenID Connect, authorization code flow with PKCE (RFC 7636). */
export interface OidcProvider {
  begin(redirectUri: string): Promise<{ url: URL; journey: OidcJourney }>;
  /** In: the address that the provider sent somebody back to. Out: whom it vouches for; null where it does not. */
  finish(current: URL, journey: OidcJourney): Promise<{ email: string; name: string } | null>;
}

export function createOidcProvider({ issuer, clientId, clientSecret }: OidcOptions): OidcProvider {
  let discovering: Promise<oidc.Configuration> | undefined;

  /** At the first wish, so that a provider that is down does not keep the server from starting. */
  function discover(): Promise<oidc.Configuration> {
    const local = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);
    discovering ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      // Secrets over plain HTTP: only on this machine.
      execute: local ? [oidc.allowInsecureRequests] : [],
    });
    discovering.catch(() => (discovering = undefined));
    return discovering;
  }

  return {
    async begin(redirectUri) {
      const journey = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
      });
      return { url, journey };
    },
    async finish(current, { state, nonce, verifier }) {
      const config = await discover();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(config, current, checks);
      const { sub } = tokens.claims()!;
      // Many providers say no more than `sub` in the token itself.
      const info = await oidc.fetchUserInfo(config, tokens.access_token, sub);
      // An address that nobody checked is not proof of being somebody.
      if (typeof info.email !== 'string' || info.email_verified !== true) return null;
      return { email: info.email, name: info.name ?? info.email };
    },
  };
}
