import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFree, readPort } from './port.ts';
import { startPlayground } from './playground.ts';
import { welcome } from './welcome.ts';

/** The program: environment in, a playground on its port out. A signal ends it cleanly, a second one at once. */
const { env } = process;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

async function start() {
  const port = readPort(env.PORT);
  if (port > 0 && !(await isFree(port))) {
    throw new Error(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
  }
  const { server, staff, staffFile } = await startPlayground({
    port,
    dataDir: env.SAVEPOINT_DATA ? resolve(env.SAVEPOINT_DATA) : resolve(ROOT, '.savepoint'),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.SAVEPOINT_LOG && { logLevel: env.SAVEPOINT_LOG }),
    log: (line) => console.log(line),
  });
  return { server, text: welcome(server.url, staff, staffFile) };
}

console.log('Starting …');
const starting = start();

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) process.exit(1);
    ending = true;
    // Also one that comes while it starts: a PostgreSQL just begun must not be left running.
    starting
      .then(({ server }) => server.close())
      .then(
        () => {
          console.log('Stopped.');
          process.exit(0);
        },
        () => process.exit(1),
      );
  });
}

starting.then(
  ({ text }) => {
    if (!ending) console.log(text);
  },
  (problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : String(problem));
    process.exit(1);
  },
);
