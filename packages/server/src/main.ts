import { startServer } from './app.ts';
import type { OidcOptions } from './staff/oidc.ts';

/**
 * The program: environment in, a server on its port out. `--restored` says that the database was set back to a backup.
 * SIGINT or SIGTERM ends it cleanly, a second one at once.
 */
const { argv, env } = process;

const starting = startServer({
  port: Number(env.PORT ?? 8787),
  dataDir: env.SAVEPOINT_DATA ?? '.savepoint',
  restored: argv.includes('--restored'),
  ...(env.HOST && { host: env.HOST }),
  ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
  ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
  ...(env.SAVEPOINT_DRAIN_MS && { drainMs: Number(env.SAVEPOINT_DRAIN_MS) }),
  ...(env.SAVEPOINT_PROXIES && { proxies: Number(env.SAVEPOINT_PROXIES) }),
  ...(env.SAVEPOINT_SECRET && { tokenKey: env.SAVEPOINT_SECRET }),
  ...(env.SAVEPOINT_OLD_SECRETS && { oldTokenKeys: env.SAVEPOINT_OLD_SECRETS.split(',') }),
  ...(env.SAVEPOINT_OIDC_ISSUER && { oidc: readOidc(env) }),
  ...(env.SAVEPOINT_LOG && { logLevel: env.SAVEPOINT_LOG }),
});

function readOidc(given: NodeJS.ProcessEnv): OidcOptions {
  const [issuer = '', clientId, clientSecret, name] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME'].map(
    (part) => given[`SAVEPOINT_OIDC_${part}`],
  );
  if (!clientId || !clientSecret) throw new Error('SAVEPOINT_OIDC_CLIENT_ID and SAVEPOINT_OIDC_CLIENT_SECRET are missing');
  return { issuer, clientId, clientSecret, ...(name && { name }) };
}

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) process.exit(1);
    ending = true;
    // Also one that comes while it starts: a PostgreSQL just begun must not be left running.
    starting.then((server) => server.close()).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

starting.catch((problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exit(1);
});
