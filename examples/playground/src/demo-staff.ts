import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A data folder goes in; the sign-ins of two agents come out, made once for this machine and kept there. */
export interface DemoStaff {
  email: string;
  name: string;
  password: string;
}

const AGENTS = [
  { email: 'ana@savepoint.test', name: 'Ana' },
  { email: 'minh@savepoint.test', name: 'Minh' },
];

export const demoStaffFile = (dataDir: string): string => join(dataDir, 'demo-staff.json');

export function readDemoStaff(dataDir: string): DemoStaff[] {
  const file = demoStaffFile(dataDir);
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(kept) && kept.length > 0 && kept.every(isStaff)) return kept;
  } catch {
    // Not there yet, or damaged: new ones are made, and the server takes the new passwords.
  }
  const made = AGENTS.map((agent) => ({ ...agent, password: randomBytes(9).toString('base64url') }));
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function isStaff(value: unknown): value is DemoStaff {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return ['email', 'name', 'password'].every((key) => typeof fields.get(key) === 'string');
}
