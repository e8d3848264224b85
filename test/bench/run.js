/**
 * `npm run bench -- <name>` builds what the bench runs on and prints its figures; without a name it lists the benches.
 * It fails on a crash, never on a figure: what is slow on this machine now is for a person to judge.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { buildAll, STARTED } from '../../examples/playground/build.js';
import { setUpChromium } from '../stage/chromium.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = readdirSync(new URL('.', import.meta.url)).filter((name) =>
  existsSync(new URL(`${name}/bench.ts`, import.meta.url)),
);

/** @param {string} name */
async function load(name) {
  const loaded = await runnerImport(`/test/bench/${name}/bench.ts`, {
    root,
    configFile: false,
    logLevel: 'error',
    // The server as it is delivered, built, not from its sources.
    ssr: { external: ['@savepoint/server'] },
  });
  return /** @type {{ about: string, run(): Promise<void> }} */ (loaded.module);
}

const name = process.argv[2];
if (name && names.includes(name)) {
  setUpChromium();
  await buildAll({ names: ['protocol', ...STARTED], log: (line) => console.log(line) });
  const { run } = await load(name);
  await run();
} else {
  for (const known of names) console.log(`npm run bench -- ${known}   ${(await load(known)).about}`);
  if (name) process.exitCode = 1;
}
