import { startServer } from '../app.ts';
import { readSettings } from './settings.ts';

/** However long what has begun takes: by then it is over. */
const LONGEST_END_MS = 30_000;

/** Runs until SIGINT or SIGTERM, which ends it cleanly; a second one at once. */
export async function serve(env: NodeJS.ProcessEnv, restored: boolean): Promise<void> {
  const settings = readSettings(env);
  const starting = startServer({ ...settings, restored });
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      setTimeout(() => process.exit(1), LONGEST_END_MS + (settings.drainMs ?? 0)).unref();
      // Also one that comes while it starts: a PostgreSQL just begun must not be left running.
      starting.then((server) => server.close()).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  await starting;
}
