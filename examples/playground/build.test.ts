import { cpSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildNames } from '../../vite.config.ts';
import { OUTPUTS, STARTED, takeFingerprint } from './build.js';

test('knows every build of the configuration, in its order', () => {
  expect(Object.keys(OUTPUTS)).toEqual(buildNames);
  expect(STARTED).toEqual(buildNames.filter((name) => STARTED.some((started) => started === name)));
});

test('takes another fingerprint when a source changes, and the same when a test or an output does', () => {
  const root = mkdtempSync(join(tmpdir(), 'savepoint-fingerprint-'));
  const put = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  try {
    for (const file of ['vite.config.ts', 'tsconfig.json', 'package-lock.json']) cpSync(file, join(root, file));
    put('packages/a/src/a.ts', '1');
    put('examples/b/index.html', '1');
    const before = takeFingerprint(root);
    put('packages/a/src/a.test.ts', '2');
    put('packages/a/dist/a.js', '2');
    expect(takeFingerprint(root)).toBe(before);
    put('examples/b/index.html', '2');
    expect(takeFingerprint(root)).not.toBe(before);
  } finally {
    rmSync(root, { recursive: true });
  }
});
