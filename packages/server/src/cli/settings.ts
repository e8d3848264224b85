import { resolve } from 'node:path';
import type { ServerOptions } from '../app.ts';
import type { S3Options } from '../files/s3-store.ts';
import type { OidcOptions } from '../staff/oidc.ts';

/** In: the environment. Out: what a server is started with. Throws, in words for people, where it does not fit together. */
export function readSettings(env: NodeJS.ProcessEnv): ServerOptions {
  return {
    port: wholeNumber(env, 'PORT', 8787),
    dataDir: resolve(env.SAVEPOINT_DATA ?? '.savepoint'),
    ...(env.HOST && { host: env.HOST }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    ...(env.SAVEPOINT_DRAIN_MS && { drainMs: wholeNumber(env, 'SAVEPOINT_DRAIN_MS', 0) }),
    ...(env.SAVEPOINT_S3_URL && { s3: readS3(env) }),
    ...(env.SAVEPOINT_PROXIES && { proxies: wholeNumber(env, 'SAVEPOINT_PROXIES', 0) }),
    ...(env.SAVEPOINT_SECRET && { tokenKey: env.SAVEPOINT_SECRET }),
    ...(env.SAVEPOINT_OLD_SECRETS && { oldTokenKeys: env.SAVEPOINT_OLD_SECRETS.split(',') }),
    ...(env.SAVEPOINT_OIDC_ISSUER && { oidc: readOidc(env) }),
    ...(env.SAVEPOINT_METRICS_TOKEN && { metricsToken: env.SAVEPOINT_METRICS_TOKEN }),
    ...(env.SAVEPOINT_LOG && { logLevel: env.SAVEPOINT_LOG }),
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const given = env[name] ?? String(otherwise);
  if (!/^\d{1,9}$/.test(given)) throw new Error(`${name} is not a whole number: ${given}`);
  return Number(given);
}

function readS3(env: NodeJS.ProcessEnv): S3Options {
  const { SAVEPOINT_S3_URL: url = '', SAVEPOINT_S3_KEY: accessKeyId, SAVEPOINT_S3_SECRET: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) throw new Error('SAVEPOINT_S3_KEY and SAVEPOINT_S3_SECRET are missing');
  const region = env.SAVEPOINT_S3_REGION;
  return { url, accessKeyId, secretAccessKey, ...(region && { region }) };
}

function readOidc(given: NodeJS.ProcessEnv): OidcOptions {
  const [issuer = '', clientId, clientSecret, name] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME'].map(
    (part) => given[`SAVEPOINT_OIDC_${part}`],
  );
  if (!clientId || !clientSecret) throw new Error('SAVEPOINT_OIDC_CLIENT_ID and SAVEPOINT_OIDC_CLIENT_SECRET are missing');
  return { issuer, clientId, clientSecret, ...(name && { name }) };
}
