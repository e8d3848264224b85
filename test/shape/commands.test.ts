import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What a package puts on the command line, as its manifest names it. */
const commands = readdirSync('packages').flatMap((name) => {
  const { bin = {} } = JSON.parse(readFileSync(join('packages', name, 'package.json'), 'utf8')) as { bin?: Record<string, string> };
  return Object.entries(bin).map(([command, file]) => [command, join('packages', name, file)] as const);
});

test.each(commands)('%s runs by its own first line', (command, file) => {
  expect(execFileSync(file, ['--help'], { encoding: 'utf8' })).toContain(`Usage: ${command} `);
});

test.each(commands)('%s tells its version, and ends with 2 where it is asked for what there is not', (_, file) => {
  const manifest = JSON.parse(readFileSync(join(file, '..', '..', 'package.json'), 'utf8')) as { version: string };
  expect(execFileSync(file, ['--version'], { encoding: 'utf8' })).toBe(`${manifest.version}\n`);
  const refused = (...words: string[]) => {
    const { status, stderr } = spawnSync(file, words, { encoding: 'utf8' });
    return [status, stderr];
  };
  expect(refused('nothing-of-ours')).toEqual([2, expect.stringContaining('nothing-of-ours')]);
  expect(refused('doctor', '--nothing')).toEqual([2, expect.stringContaining('--nothing')]);
});

test.each(commands)('%s is there before anything is built, or npm would not link it', (_, file) => {
  expect(file).not.toContain('/dist/');
});
