import { resolve } from 'node:path';
import type { ServerOptions } from '../app.ts';
import type { S3Options } from '../files/s3-store.ts';
import type { OidcOptions } from '../staff/oidc.ts';

/** In: the environment. Out: what a server is started with. Throws, in words for people, where it does not fit together. */
export function readSettings(env: NodeJS.ProcessEnv): ServerOptions {
  return {
    port: readPort(env),
    dataDir: resolve(env.SAVEPOINT_DATA ?? '.savepoint'),
    ...(env.HOST && { host: env.HOST }),
    ...(env.DATABASE_URL && { databaseUrl: readAddress(env, 'DATABASE_URL', 'postgres://', 'postgresql://', 'socket:', '/') }),
    ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
    ...(env.SAVEPOINT_DRAIN_MS && { drainMs: wholeNumber(env, 'SAVEPOINT_DRAIN_MS', 0) }),
    ...(env.SAVEPOINT_S3_URL && { s3: readS3(env) }),
    ...(env.SAVEPOINT_PROXIES && { proxies: wholeNumber(env, 'SAVEPOINT_PROXIES', 0) }),
    ...(env.SAVEPOINT_SECRET && { tokenKey: env.SAVEPOINT_SECRET }),
    ...(env.SAVEPOINT_OLD_SECRETS && { oldTokenKeys: env.SAVEPOINT_OLD_SECRETS.split(',') }),
    ...(env.SAVEPOINT_OIDC_ISSUER && { oidc: readOidc(env) }),
    ...(env.SAVEPOINT_METRICS_TOKEN && { metricsToken: env.SAVEPOINT_METRICS_TOKEN }),
    ...(env.SAVEPOINT_LOG && { logLevel: readLevel(env.SAVEPOINT_LOG) }),
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const given = env[name] ?? String(otherwise);
  if (!/^\d{1,9}$/.test(given)) throw new Error(`${name} is not a whole number: ${given}`);
  return Number(given);
}

function readPort(env: NodeJS.ProcessEnv): number {
  const port = wholeNumber(env, 'PORT', 8787);
  if (port > 65_535) throw new Error(`PORT is not a port: ${port}`);
  return port;
}

function readLevel(given: string): string {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
  if (!levels.includes(given)) throw new Error(`SAVEPOINT_LOG is none of ${levels.join(', ')}: ${given}`);
  return given;
}

/** What was given is not said: a password may stand in it. */
function readAddress(env: NodeJS.ProcessEnv, name: string, ...begins: [string, ...string[]]): string {
  const given = env[name] ?? '';
  if (!begins.some((begin) => given.startsWith(begin))) throw new Error(`${name} is not an address that begins with ${begins[0]}`);
  return given;
}

function readS3(env: NodeJS.ProcessEnv): S3Options {
  const { SAVEPOINT_S3_KEY: accessKeyId, SAVEPOINT_S3_SECRET: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) throw new Error('SAVEPOINT_S3_KEY and SAVEPOINT_S3_SECRET are missing');
  const url = readAddress(env, 'SAVEPOINT_S3_URL', 'https://', 'http://');
  const region = env.SAVEPOINT_S3_REGION;
  return { url, accessKeyId, secretAccessKey, ...(region && { region }) };
}

function readOidc(given: NodeJS.ProcessEnv): OidcOptions {
  const [clientId, clientSecret, name] = ['CLIENT_ID', 'CLIENT_SECRET', 'NAME'].map(
    (part) => given[`SAVEPOINT_OIDC_${part}`],
  );
  if (!clientId || !clientSecret) throw new Error('SAVEPOINT_OIDC_CLIENT_ID and SAVEPOINT_OIDC_CLIENT_SECRET are missing');
  const issuer = readAddress(given, 'SAVEPOINT_OIDC_ISSUER', 'https://', 'http://');
  return { issuer, clientId, clientSecret, ...(name && { name }) };
}
