import { newId, type RegisterAnswer } from '@savepoint/protocol';
import type { Platform } from '../platform/platform.ts';
import type { Store } from '../platform/store.ts';
import type { Outcome, Wire } from './wire.ts';

interface Install {
  id: string;
  secret: string;
}

interface Token {
  token: string;
  playerId: string;
  expiresAt: number;
}

/**
 * The player token, registering this install when there is none. The install's id and secret are stored before they are
 * first sent, so that a lost answer or a killed tab ends with the same player.
 */
export async function playerToken(
  store: Store,
  wire: Wire,
  platform: Platform,
  game: string,
): Promise<Outcome<string>> {
  const kept = (await store.get('token')) as Token | undefined;
  if (kept && kept.expiresAt > platform.now()) return { is: 'answer', body: kept.token };

  const install = await readInstall(store, platform.now());
  const outcome = await wire.post<RegisterAnswer>('/v1/players', { game, install });
  if (outcome.is !== 'answer') return outcome;
  const { token, playerId, expiresInMs } = outcome.body;
  const fresh: Token = { token, playerId, expiresAt: platform.now() + expiresInMs };
  await store.write([['token', fresh]]);
  return { is: 'answer', body: token };
}

/** This install, made and stored at the first need. */
export async function readInstall(store: Store, nowMs: number): Promise<Install> {
  const kept = (await store.get('install')) as Install | undefined;
  // Two tabs without Web Locks may come here at once: as two installs they would be two players.
  return kept ?? ((await store.claim('install', { id: newId(nowMs), secret: newSecret() })) as Install);
}

/** Drops the token after the server has refused it. */
export const dropToken = (store: Store) => store.write([], ['token']);

/** 32 random bytes as base64url. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => ({ '+': '-', '/': '_' })[c] ?? '');
}
