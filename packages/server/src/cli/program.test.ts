import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { postJson } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { examine } from './doctor.ts';
import { examineBucket } from './examine-files.ts';
import { keepsStatements } from './keeps-statements.ts';
import { createProgram } from './program.ts';
import { readSettings } from './settings.ts';
import { wordsFor } from './words-for.ts';

const folder = mkdtempSync(join(tmpdir(), 'savepoint-program-'));
let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command line in the process of the test. Rejects with what it would say and end with. */
function run(env: NodeJS.ProcessEnv, ...words: string[]) {
  const program = createProgram(env).configureOutput({ writeErr: () => {} });
  return program.parseAsync(words, { from: 'user' });
}

test('the first person can be added before the first start, and doctor is content with a server that runs', async () => {
  const env = { DATABASE_URL: await stage.database(), SAVEPOINT_DATA: folder, SAVEPOINT_PASSWORD: 'a long test password' };
  const goodOf = async (name: string) => (await examine({ ...env, PORT: port })).find((finding) => finding.name === name)?.good;
  let port = '0';
  expect([await goodOf('migrations'), await goodOf('statements')]).toEqual([false, true]);
  await run(env, 'user', 'add', 'ana@desk.test', 'Ana');
  expect(await goodOf('migrations')).toBe(true);
  const server = await stage.server({ databaseUrl: env.DATABASE_URL });
  const signIn = { email: 'ana@desk.test', password: env.SAVEPOINT_PASSWORD };
  expect((await postJson(`${server.url}/staff/session`, signIn, { origin: server.url })).status).toBe(200);
  port = String(server.port);
  expect(await goodOf('port')).toBe(true);
  // A node of this version keeps away from what a later one has changed.
  await sql`INSERT INTO migration (name) VALUES ('9999_later.sql')`.execute(server.db);
  await expect(run(env, 'migrate')).rejects.toThrow('a newer Savepoint (it ran 9999_later.sql). Nothing was changed.');
});

test('doctor tries the bucket for files, and leaves nothing in it', async () => {
  const directory = join(folder, 's3');
  const s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'files', configs: [] }] });
  const { port } = await s3.run();
  onTestFinished(() => s3.close());
  const files = async (bucket: string, key = 'S3RVER') => {
    const set = { SAVEPOINT_S3_URL: `http://127.0.0.1:${port}/${bucket}`, SAVEPOINT_S3_KEY: key, SAVEPOINT_S3_SECRET: 'S3RVER' };
    const found = await examine({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', SAVEPOINT_DATA: folder, PORT: '0', ...set });
    return found.find(({ name }) => name === 'files');
  };
  expect(await files('files')).toMatchObject({ good: true });
  expect(readdirSync(join(directory, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  expect(await files('none')).toMatchObject({ good: false, words: expect.stringContaining('cannot be written (The file store has no such bucket)') });
  expect(await files('files', 'unknown')).toMatchObject({ good: false, words: expect.stringContaining('cannot be written (The file store answered 403)') });
  const deaf = createServer(() => {}).listen(0, '127.0.0.1');
  onTestFinished(() => (deaf.closeAllConnections(), void deaf.close()));
  await once(deaf, 'listening');
  const url = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/bucket`;
  expect(await examineBucket({ url, accessKeyId: 'a', secretAccessKey: 'b', patienceMs: 300 })).toContain('cannot be written');
}, 60_000);

test('doctor sees a database that cannot keep or find every letter', async () => {
  const address = await stage.database();
  const lettersIn = async (database: string) => {
    const env = { DATABASE_URL: address.replace(/@\/\w+/, `@/${database}`), SAVEPOINT_DATA: folder, PORT: '0' };
    return (await examine(env)).find(({ name }) => name === 'letters');
  };
  const made = ['SQL_ASCII', 'LATIN1', 'UTF8'].map((encoding) => `letters_${encoding.toLowerCase()}`);
  for (const [n, encoding] of ['SQL_ASCII', 'LATIN1', 'UTF8'].entries()) {
    await query(address, `CREATE DATABASE ${made[n]} ENCODING '${encoding}' LOCALE 'C' TEMPLATE template0`);
    onTestFinished(() => void query(address, `DROP DATABASE ${made[n]}`));
    expect(await lettersIn(made[n]!)).toMatchObject({ good: false, words: expect.stringContaining(`${encoding}, locale C: `) });
  }
  expect(await lettersIn(/@\/(\w+)/.exec(address)![1]!)).toMatchObject({ good: true });
});

test('doctor says why the data folder, Redis or the bucket cannot be used', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const [unused] = await Promise.all([createServer().listen(0, '127.0.0.1')].map(async (server) => {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return `127.0.0.1:${port}`;
  }));
  const findings = await examine({
    SAVEPOINT_DATA: file,
    PORT: '0',
    REDIS_URL: `redis://${unused}`,
    SAVEPOINT_S3_URL: `http://${unused}/files`,
    SAVEPOINT_S3_KEY: 'a',
    SAVEPOINT_S3_SECRET: 'b',
  });
  const words = (name: string) => findings.find((finding) => finding.name === name && !finding.good)?.words;
  expect(words('data folder')).toMatch(/^cannot be used \(EEXIST.*; see SAVEPOINT_DATA/);
  expect(words('Redis')).toContain(`does not answer (connect ECONNREFUSED ${unused}); see REDIS_URL`);
  expect(words('files')).toContain(`cannot be written (connect ECONNREFUSED ${unused}); see SAVEPOINT_S3_URL`);
});

test('doctor sees that a pooler forgets what was prepared', async () => {
  const [one, other] = await Promise.all([0, 1].map(async () => {
    const client = new pg.Client({ connectionString: await stage.database() });
    await client.connect();
    return client;
  })) as [pg.Client, pg.Client];
  expect(await keepsStatements(one, other)).toBe(true);
  // As PgBouncer does by transaction: the connection that the first had is the other's now, and it gets a new one.
  const lent: pg.Client['query'] = ((text: string) => (text === 'BEGIN' ? one.query('DEALLOCATE ALL') : other.query(text))) as never;
  expect(await keepsStatements(one, { query: lent })).toBe(false);
  await Promise.all([one.end(), other.end()]);
});

test('says what it does not know', async () => {
  const env = { DATABASE_URL: await stage.database(), SAVEPOINT_DATA: folder };
  await expect(run(env, 'sevre')).rejects.toThrow('There is no command sevre');
  await run(env, 'migrate');
  const nothing = join(folder, 'nothing');
  writeFileSync(nothing, 'hello');
  await expect(run(env, 'restore', nothing)).rejects.toThrow(`${nothing} is no backup of Savepoint.`);
  await expect(run(env, 'restore', join(folder, 'none'))).rejects.toThrow('no such file');
  await expect(run(env, 'export', 'nope')).rejects.toThrow('There is no game nope');
});

test('names the setting that keeps it from its work', async () => {
  const said = (env: NodeJS.ProcessEnv, ...words: string[]) =>
    run({ SAVEPOINT_DATA: folder, SAVEPOINT_LOG: 'silent', HOST: '127.0.0.1', ...env }, ...words).then(() => '', wordsFor);
  // A name stands for several addresses.
  for (const host of ['127.0.0.1', 'localhost', 'no-such-host.invalid']) {
    for (const words of [['serve'], ['migrate'], ['export', 'orbit']]) {
      expect(await said({ DATABASE_URL: `postgres://who:what@${host}:1/desk` }, ...words)).toMatch(/^(connect|getaddrinfo) .*: see DATABASE_URL\.$/);
    }
  }
  const none = (await stage.database()).replace(/@\/\w+/, '@/no-such-database');
  expect(await said({ DATABASE_URL: none }, 'serve')).toBe('database "no-such-database" does not exist: see DATABASE_URL.');
  const { port } = await stage.server();
  expect(await said({ DATABASE_URL: await stage.database(), PORT: String(port) }, 'serve')).toMatch(/^listen .*: see PORT and HOST\.$/);
});

test('adds nobody who could not sign in, and says why', async () => {
  const env = { DATABASE_URL: await stage.database(), SAVEPOINT_DATA: folder, SAVEPOINT_PASSWORD: 'a long test password' };
  const add = (email: string, name: string, ...more: string[]) => run(env, 'user', 'add', email, name, ...more);
  await expect(add('ana', 'Ana')).rejects.toThrow('ana is no e-mail address.');
  await expect(add('', 'Ana')).rejects.toThrow(' is no e-mail address.');
  await expect(add('ana@desk.test', ' ')).rejects.toThrow('The name is empty, or longer than 100 characters.');
  await expect(add('ana@desk.test', 'Ana', '--game', 'orbit', 'nope')).rejects.toThrow('There is no game orbit here.');
  env.SAVEPOINT_PASSWORD = 'short';
  await expect(add('ana@desk.test', 'Ana')).rejects.toThrow('SAVEPOINT_PASSWORD has fewer than 10 characters, or more than 1000.');
  const { rows } = await query<{ count: string }>(env.DATABASE_URL, 'SELECT count(*) FROM staff');
  expect(rows).toEqual([{ count: '0' }]);
});

test('reads nothing where there is nothing, and makes nothing there', async () => {
  const data = join(folder, 'mistyped');
  for (const words of [['backup', join(folder, 'backup')], ['export', 'orbit']]) {
    await expect(run({ SAVEPOINT_DATA: data }, ...words)).rejects.toThrow(`There is no database in ${data}: set SAVEPOINT_DATA or DATABASE_URL as the server has it.`);
    const other = { DATABASE_URL: await stage.database(), SAVEPOINT_DATA: folder };
    await expect(run(other, ...words)).rejects.toThrow('Savepoint has never used this database: set SAVEPOINT_DATA or DATABASE_URL as the server has it.');
  }
  expect([existsSync(data), existsSync(join(folder, 'backup')), existsSync(join(folder, 'backup.part'))]).toEqual([false, false, false]);
});

test.each([
  [{ PORT: '99999' }, 'PORT is not a port: 99999'],
  [{ SAVEPOINT_LOG: 'loud' }, 'SAVEPOINT_LOG is none of fatal, error, warn, info, debug, trace, silent: loud'],
  [{ DATABASE_URL: 'desk' }, 'DATABASE_URL is not an address that begins with postgres://'],
  [{ SAVEPOINT_S3_URL: 'files', SAVEPOINT_S3_KEY: 'a', SAVEPOINT_S3_SECRET: 'b' }, 'SAVEPOINT_S3_URL is not an address that begins with https://'],
  [{ SAVEPOINT_OIDC_ISSUER: 'example.com', SAVEPOINT_OIDC_CLIENT_ID: 'a', SAVEPOINT_OIDC_CLIENT_SECRET: 'b' }, 'SAVEPOINT_OIDC_ISSUER is not an address that begins with https://'],
])('refuses the settings %j', (env, words) => {
  expect(() => readSettings(env)).toThrow(words);
});

test('doctor warns of a secret that could be guessed', async () => {
  const env = { DATABASE_URL: await stage.database(), SAVEPOINT_DATA: folder, PORT: '0' };
  const secret = async (given: string) => (await examine({ ...env, SAVEPOINT_SECRET: given })).find(({ name }) => name === 'secret');
  expect(await secret('changeme')).toMatchObject({ good: false, words: expect.stringContaining('SAVEPOINT_SECRET') });
  expect(await secret('kJ8nS0dPq2xV5bYtR7wL3mZcF9hGaQeU')).toMatchObject({ good: true });
});

async function query<Row extends pg.QueryResultRow>(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client.query<Row>(text).finally(() => client.end());
}
