/** Declarations for the packages that go to npm: out of their sources, into the built folders. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, 'node_modules', '.cache', 'savepoint', 'types');
/** Where the declarations of each package lie beside what is built of it. */
const PLACES = { protocol: 'dist/lib', sdk: 'dist/lib', widget: 'dist/lib', engines: 'dist/lib', server: 'dist' };

/** @param {{ log: (line: string) => void }} options */
export function buildTypes({ log }) {
  log('Building declarations …');
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', OUT];
  rmSync(OUT, { recursive: true, force: true });
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The declarations could not be made:\n${stdout}`);
  for (const [name, place] of Object.entries(PLACES)) {
    cpSync(join(OUT, 'packages', name, 'src'), join(ROOT, 'packages', name, place), {
      recursive: true,
      filter: (path) => !/\.test\.d\.ts$|[/\\]testing$/.test(path),
    });
  }
}
