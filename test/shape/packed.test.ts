import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Manifest {
  exports?: Record<string, string | Record<string, string>>;
  bin?: Record<string, string>;
}

const folders = readdirSync('packages').map((name) => join('packages', name));

/** The files of each package's tarball. */
const packed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--silent', ...folders.flatMap((folder) => ['-w', folder])], { encoding: 'utf8' }),
) as { name: string; files: { path: string }[] }[];
const filesOf = (name: string) => packed.find((one) => one.name === `@savepoint/${name}`)!.files.map(({ path }) => path);

test.each(readdirSync('packages'))('%s is packed as it is used: built, with its types, and without its sources and tests', (name) => {
  const files = filesOf(name);
  expect(files.filter((path) => /^src\/|\.test\.|\/testing\//.test(path))).toEqual([]);
  const { exports = {}, bin = {} } = JSON.parse(readFileSync(join('packages', name, 'package.json'), 'utf8')) as Manifest;
  const targets = Object.values(exports).flatMap((target) =>
    // The sources are for this workspace alone.
    typeof target === 'string' ? [target] : Object.entries(target).flatMap(([condition, path]) => (condition === 'savepoint-source' ? [] : [path])),
  );
  for (const target of [...targets, ...Object.values(bin)]) {
    const [before = '', after = ''] = target.replace(/^\.\//, '').split('*');
    expect(files.filter((path) => path.startsWith(before) && path.endsWith(after)), `${name}: ${target}`).not.toEqual([]);
  }
});
