import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoStaffFile, readDemoStaff } from './demo-staff.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'savepoint-staff-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes two sign-ins once and keeps them from other users of the machine', () => {
  const first = readDemoStaff(folder);
  expect(readDemoStaff(folder)).toEqual(first);
  expect(first).toHaveLength(2);
  expect(first[0]!.password).not.toBe(first[1]!.password);
  expect(statSync(demoStaffFile(folder)).mode & 0o777).toBe(0o600);
});

test('makes new ones in place of a damaged file', () => {
  writeFileSync(demoStaffFile(folder), '[{"email":"x"}]');
  expect(readDemoStaff(folder)).toHaveLength(2);
});
