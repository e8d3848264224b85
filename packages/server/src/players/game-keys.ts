import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { GameKey } from '@savepoint/protocol';
import { importJWK, importSPKI, exportJWK, type CryptoKey, type JWK } from 'jose';
import type { Insertable, Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { lockGame } from '../games/game-store.ts';
import { ProblemError } from '../http/problem.ts';
import type { Seal } from '../staff/sealed.ts';

export interface VerifyingKey {
  id: string;
  algorithm: GameKey['algorithm'];
  key: KeyObject | CryptoKey;
}

/** More would let a token without a key's name cost as many checks. */
export const MOST_KEYS = 5;

/** Makes a shared secret for a game, or takes a public key in PEM (SPKI). Out: the secret, told this once. */
export async function addGameKey(
  db: Kysely<Database>,
  seal: Seal,
  game: string,
  { algorithm, publicKey }: { algorithm: GameKey['algorithm']; publicKey?: string | undefined },
): Promise<{ id: string; secret?: string }> {
  const id = randomBytes(6).toString('base64url');
  const row = { game_id: game, id, algorithm, created_at: Date.now() };
  if (algorithm === 'HS256') {
    const secret = randomBytes(32).toString('base64url');
    await insertKey(db, { ...row, secret: seal.seal(secret), public_jwk: null });
    return { id, secret };
  }
  const jwk = await publicJwk(publicKey ?? '', algorithm);
  await insertKey(db, { ...row, secret: null, public_jwk: JSON.stringify(jwk) });
  return { id };
}

function insertKey(db: Kysely<Database>, row: Insertable<Database['game_key']>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockGame(trx, row.game_id);
    const existing = await listGameKeys(trx, row.game_id);
    if (existing.length >= MOST_KEYS) throw new ProblemError('limit_reached', { detail: `A game has at most ${MOST_KEYS} keys` });
    await trx.insertInto('game_key').values(row).execute();
  });
}

export async function listGameKeys(db: Kysely<Database>, game: string): Promise<GameKey[]> {
  const rows = await db
    .selectFrom('game_key')
    .select(['id', 'algorithm', 'created_at as createdAt'])
    .where('game_id', '=', game)
    .orderBy('created_at', 'desc')
    .execute();
  return rows;
}

export async function removeGameKey(db: Kysely<Database>, game: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('game_key')
    .where('game_id', '=', game)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** What tokens of a game are checked with. */
export async function readVerifyingKeys(db: Kysely<Database>, seal: Seal, game: string): Promise<VerifyingKey[]> {
  const rows = await db.selectFrom('game_key').selectAll().where('game_id', '=', game).execute();
  const keys = await Promise.all(
    rows.map(async ({ id, algorithm, secret, public_jwk }) => {
      if (public_jwk) return { id, algorithm, key: (await importJWK(public_jwk, algorithm)) as CryptoKey };
      const text = secret && seal.open(secret);
      return text ? { id, algorithm, key: createSecretKey(Buffer.from(text)) } : undefined;
    }),
  );
  return keys.filter((one) => one !== undefined);
}

async function publicJwk(pem: string, algorithm: 'ES256' | 'EdDSA'): Promise<JWK> {
  try {
    const jwk = await exportJWK(await importSPKI(pem, algorithm, { extractable: true }));
    await importJWK(jwk, algorithm);
    return jwk;
  } catch {
    throw new ProblemError('malformed', { detail: `"publicKey" is not a public key for ${algorithm} in PEM (SPKI)` });
  }
}
