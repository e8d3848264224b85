import { randomBytes } from 'node:crypto';
import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Database } from '../db/schema.ts';
import type { Seal } from './sealed.ts';
import { hashOf } from './secret-token.ts';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

/** One-time passwords by RFC 6238, 6 digits every 30 s, as every authenticator makes them. */
const totp = (secret: Secret, email = '') =>
  new TOTP({ issuer: 'Savepoint', label: email, secret, digits: 6, period: STEP_SECONDS, algorithm: 'SHA1' });

/**
 * Begins: a new secret, which holds once a code of it was given. Out: what an authenticator reads from a picture; null where
 * one holds already.
 */
export async function beginTotp(db: Kysely<Database>, seal: Seal, staffId: Uuid, email: string): Promise<string | null> {
  const secret = new Secret({ size: 20 });
  const row = { totp_secret: seal.seal(secret.base32), totp_confirmed: false, totp_step: 0 };
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set(row)
    .where('id', '=', staffId)
    .where('totp_confirmed', '=', false)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? totp(secret, email).toString() : null;
}

/** The authenticator has the secret. Out: codes for the day it is lost, each for one use; null for a wrong code. */
export async function confirmTotp(
  db: Kysely<Database>,
  seal: Seal,
  staffId: Uuid,
  code: string,
): Promise<string[] | null> {
  if (!(await useCode(db, seal, staffId, code))) return null;
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(10).toString('hex').replace(/(.{5})(?=.)/g, '$1-'));
  const row = { totp_confirmed: true, recovery_sha256: codes.map(hashOf) };
  await db.updateTable('staff').set(row).where('id', '=', staffId).execute();
  return codes;
}

export async function endTotp(db: Kysely<Database>, staffId: Uuid): Promise<void> {
  const row = { totp_secret: null, totp_confirmed: false, totp_step: 0, recovery_sha256: [] };
  await db.updateTable('staff').set(row).where('id', '=', staffId).execute();
}

/** Whether this is the code of now, or of the step before or after; no code counts twice, on whichever node. */
export async function useCode(db: Kysely<Database>, seal: Seal, staffId: Uuid, code: string): Promise<boolean> {
  const given = code.replaceAll(' ', '').toLowerCase();
  if (!/^\d{6}$/.test(given)) return useRecoveryCode(db, staffId, given);
  const found = await db.selectFrom('staff').select('totp_secret').where('id', '=', staffId).executeTakeFirst();
  const secret = found?.totp_secret && seal.open(found.totp_secret);
  if (!secret) return false;
  const nowMs = Date.now();
  const delta = totp(Secret.fromBase32(secret)).validate({ token: given, timestamp: nowMs, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(nowMs / 1_000 / STEP_SECONDS) + delta;
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ totp_step: step })
    .where('id', '=', staffId)
    .where('totp_step', '<', step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

async function useRecoveryCode(db: Kysely<Database>, staffId: Uuid, code: string): Promise<boolean> {
  const hash = hashOf(code);
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ recovery_sha256: sql<Buffer[]>`array_remove(recovery_sha256, ${hash}::bytea)` })
    .where('id', '=', staffId)
    .where(sql<boolean>`${hash}::bytea = ANY(recovery_sha256)`)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
