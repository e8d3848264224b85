/** `npm start`: builds what has changed, then starts the playground. `--build` only builds, everything. */
import { buildAll, STARTED } from './build.js';
import { buildTypes } from './build-types.js';

const NEEDED = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(`Savepoint needs Node ${NEEDED.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const onlyBuild = process.argv.includes('--build');
const log = (/** @type {string} */ line) => console.log(line);
try {
  await buildAll(onlyBuild ? { log } : { names: STARTED, log });
  if (onlyBuild) buildTypes({ log });
} catch (problem) {
  const text = problem instanceof Error ? problem.message : String(problem);
  const missing = text.includes("Cannot find module 'vite");
  console.error(missing ? 'The packages are not installed yet: run `npm ci` first.' : text);
  process.exit(1);
}
if (!onlyBuild) await import(new URL('./dist/main.js', import.meta.url).href);
