import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system account PostgreSQL runs under. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * In: nothing. Out: the account to run PostgreSQL under, or null for our own. PostgreSQL refuses to run as root, so
 * root gives it `postgres` where a distribution made one, and `nobody` everywhere else.
 */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('Running as root needs a user "postgres" or "nobody" in /etc/passwd for PostgreSQL to run as.');
}

/** Whether `account` may enter `path`, which has to exist, through every folder above it. */
export function canReach(path: string, account: Account | null): boolean {
  if (account === null) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
