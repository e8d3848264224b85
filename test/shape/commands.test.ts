import { execFileSync } from 'node:child_process';
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

test.each(commands)('%s is there before anything is built, or npm would not link it', (_, file) => {
  expect(file).not.toContain('/dist/');
});
