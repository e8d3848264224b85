#!/usr/bin/env node
/** The command `savepoint`. A file that is there before anything is built: npm links no other in a fresh clone. */
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error('Savepoint is not built yet: run `npm run build` first.');
  process.exitCode = 1;
}
