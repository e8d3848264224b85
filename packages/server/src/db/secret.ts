import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const secrets = v.object({
  /** Signs players' tokens. */
  tokenKey: v.string(),
  /** Of the embedded database's only user. */
  databasePassword: v.string(),
});

export type Secrets = v.InferOutput<typeof secrets>;

/** In: the data folder. Out: this installation's secrets, made once and kept in `secret`, readable by us alone. */
export function readSecrets(dataDir: string): Secrets {
  return keepSecrets(dataDir, randomBytes(32).toString('base64url'));
}

/** The same, but the key is given, for a data folder that has none yet. Throws where it has another. */
export function keepTokenKey(dataDir: string, tokenKey: string): void {
  mkdirSync(dataDir, { recursive: true });
  if (keepSecrets(dataDir, tokenKey).tokenKey !== tokenKey) {
    throw new Error(`${dataDir} has a secret of its own, and is not the one of this backup. Restore into a new data folder.`);
  }
}

function keepSecrets(dataDir: string, tokenKey: string): Secrets {
  const file = join(dataDir, 'secret');
  const made: Secrets = { tokenKey, databasePassword: randomBytes(24).toString('base64url') };
  const part = `${file}.${randomUUID()}`;
  writeFileSync(part, JSON.stringify(made), { mode: 0o600, flush: true });
  try {
    // A link, unlike a rename, never replaces: of two servers that start at once, both read the winner's.
    linkSync(part, file);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'EEXIST')) throw problem;
  } finally {
    rmSync(part);
  }
  return v.parse(secrets, JSON.parse(readFileSync(file, 'utf8')));
}
