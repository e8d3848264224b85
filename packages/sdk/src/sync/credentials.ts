import { newId, type RegisterAnswer } from '@savepoint/protocol';
import type { Platform } from '../platform/platform.ts';
import type { Store } from '../platform/store.ts';
import type { LeftBehind } from './left-behind.ts';
import type { Outcome, Wire } from './wire.ts';

const TOKEN_LIMIT_MS = 30_000;

export interface Install {
  id: string;
  secret: string;
}

interface Token {
  token: string;
  playerId: string;
  expiresAt: number;
}

/** The studio's token for who is playing, or what gets one; undefined for a player the studio does not vouch for. */
export type IdentityToken = string | (() => string | Promise<string>) | undefined;

/** What this install shows the server to be let in. */
export interface Credentials {
  /**
   * The player token, registering this install when there is none. The install's id and secret are stored before they are
   * first sent, so that a lost answer or a killed tab ends with the same player.
   */
  token(): Promise<Outcome<string>>;
  /** Drops the token after the server has refused it. */
  drop(): Promise<void>;
}

export interface CredentialParts {
  store: Store;
  wire: Wire;
  platform: Platform;
  game: string;
  identity?(): IdentityToken;
  /** What was reported on this device before anybody signed in. */
  leftBehind?: LeftBehind;
}

export function createCredentials({ store, wire, platform, game, identity, leftBehind }: CredentialParts): Credentials {
  /** The studio's code gets it, and may hang: then it is asked again, as when it fails. */
  async function given(token: IdentityToken): Promise<string | undefined> {
    if (typeof token !== 'function') return token;
    return new Promise((resolve, reject) => {
      const undo = platform.after(TOKEN_LIMIT_MS, () => reject(new Error('it does not come')));
      Promise.resolve().then(token).then(resolve, reject).finally(undo);
    });
  }

  async function register(): Promise<Outcome<string>> {
    const install = await readInstall(store, platform.now());
    let token: string | undefined;
    try {
      token = await given(identity?.());
    } catch (error) {
      return { is: 'problem', status: 0, code: 'no_token', detail: String(error) };
    }
    const merge = token ? await leftBehind?.ready() : undefined;
    const request = { game, install, ...(token && { identity: token }), ...(merge && { merge }) };
    const outcome = await wire.post<RegisterAnswer>('/v1/players', request);
    if (outcome.is !== 'answer') return outcome;
    const { token: fresh, playerId, expiresInMs } = outcome.body;
    const kept: Token = { token: fresh, playerId, expiresAt: platform.now() + expiresInMs };
    await store.write([['token', kept]]);
    if (merge) await leftBehind?.forget();
    return { is: 'answer', body: fresh };
  }

  return {
    async token() {
      const kept = (await store.get('token')) as Token | undefined;
      const good = kept && kept.expiresAt > platform.now() && !(identity?.() && (await leftBehind?.ready()));
      return good ? { is: 'answer', body: kept.token } : register();
    },
    drop: () => store.write([], ['token']),
  };
}

/** This install, made and stored at the first need. */
export async function readInstall(store: Store, nowMs: number): Promise<Install> {
  const kept = (await store.get('install')) as Install | undefined;
  // Two tabs without Web Locks may come here at once: as two installs they would be two players.
  return kept ?? ((await store.claim('install', { id: newId(nowMs), secret: newSecret() })) as Install);
}

/** 32 random bytes as base64url. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => ({ '+': '-', '/': '_' })[c] ?? '');
}
