/**
 * `npm test`: builds, then types, lint and every test, each as a step with its time; the last line counts them all.
 * `npm test -- <filter>` builds and runs the tests whose path holds the filter; with `screenshots` the pictures in
 * `docs/screens` are drawn anew, with `soak` the long proofs run whole, with `lag` what needs a server has a slow one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../examples/playground/build.js';
import { buildTypes } from '../examples/playground/build-types.js';
import { setUpChromium } from './stage/chromium.js';

const filters = process.argv.slice(2);
if (filters[0] === 'screenshots') process.env.SAVEPOINT_SCREENSHOTS = 'docs/screens';
if (filters[0] === 'soak') {
  process.env.SAVEPOINT_SOAK = '1';
  filters.splice(0, 1, 'test/faults', 'test/rivals', 'test/engines', 'test/journeys/screen-reader', 'test/journeys/pad-hands');
}
if (filters[0] === 'lag') {
  process.env.SAVEPOINT_LAG_MS = '2000';
  filters.splice(0, 1, 'test/journeys', 'test/faults', 'test/security');
}
const counts = { passed: 0, failed: 0, skipped: 0 };

/** A step that passes or fails as a whole. */
async function step(/** @type {string} */ name, /** @type {() => unknown} */ run) {
  const start = performance.now();
  let problem;
  try {
    problem = (await run()) === false ? 'failed' : undefined;
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  counts[problem === undefined ? 'passed' : 'failed']++;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${problem === undefined ? '✓' : '✗'} ${name} (${seconds} s)${problem ? `: ${problem}` : ''}`);
}

const program = (/** @type {string[]} */ ...args) =>
  spawnSync('npx', ['--no-install', ...args], { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

/** Runs Vitest and adds its counts. */
function vitest() {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-results-'));
  const file = join(folder, 'results.json');
  const isGreen = program('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters);
  const results = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  counts.passed += results.numPassedTests;
  // A file that could not be loaded, or not be cleaned up after, fails without any of its tests having failed.
  const failedFiles = results.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ { status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  const failed = results.numFailedTests + failedFiles.length;
  // An error that nothing waited for belongs to no file.
  counts.failed += failed === 0 && !isGreen ? 1 : failed;
  counts.skipped += results.numPendingTests + results.numTodoTests;
  if (results.numTotalTests === 0) throw new Error('no test was found');
}

await step('Chromium', () => {
  setUpChromium();
});
const log = (/** @type {string} */ line) => console.log(`  ${line}`);
await step('build', () => buildAll({ log }));
// Every file is checked on the way.
await step('types', () => buildTypes({ log }));
if (filters.length === 0) await step('lint', () => program('oxlint', '--deny-warnings'));
try {
  vitest();
} catch (error) {
  counts.failed++;
  console.error(error);
}

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
