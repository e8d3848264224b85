import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, PROTOCOL_VERSION, type SyncAnswer } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dataDir = await mkdtemp(join(tmpdir(), 'savepoint-lost-answer-'));
let server: ChildProcess;

/** A server in a process of its own; `doomed` dies by SIGKILL after its next commit, before it answers. */
async function start(doomed: boolean): Promise<string> {
  server = fork('test/doubles/killed-server.js', [dataDir, String(doomed)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    server.once('message', (url) => resolve(String(url)));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

const ended = () => new Promise((resolve) => server.once('exit', (_code, signal) => resolve(signal)));

beforeAll(async () => {
  const url = await start(false);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const stopped = ended();
  server.kill('SIGTERM');
  await stopped;
});

afterAll(async () => {
  if (server.exitCode === null && server.signalCode === null) {
    const stopped = ended();
    server.kill('SIGTERM');
    await stopped;
  }
  await rm(dataDir, { recursive: true, force: true });
});

const post = async <T>(url: string, body: unknown, token?: string): Promise<T> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
};

test('a retry after a kill between commit and answer is a duplicate, and the case stands once', async () => {
  const install = { id: newId(), secret: 'x'.repeat(43) };
  const envelope = {
    id: newId(),
    kind: 'case.open',
    at: Date.now(),
    caseId: newId(),
    body: { topic: 'bug', messageId: newId(), text: 'The door is stuck', context: {} },
  };
  const sync = (url: string, token: string) =>
    post<SyncAnswer>(
      `${url}/v1/sync`,
      { v: PROTOCOL_VERSION, cursor: null, sentAt: Date.now(), envelopes: [envelope] },
      token,
    );

  const doomed = await start(true);
  const { token } = await post<{ token: string }>(`${doomed}/v1/players`, { game: 'lantern-run', install });
  const killed = ended();
  await expect(sync(doomed, token)).rejects.toThrow();
  expect(await killed).toBe('SIGKILL');

  const url = await start(false);
  const answer = await sync(url, token);
  expect(answer.results).toEqual([{ id: envelope.id, status: 'duplicate' }]);
  expect(answer.updates.filter(({ kind }) => kind === 'message.added')).toHaveLength(1);

  const signIn = await fetch(`${url}/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'ana@desk.test', password: 'a long test password' }),
  });
  const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
  const page = (await (await fetch(`${url}/staff/cases`, { headers: { cookie } })).json()) as { cases: unknown[] };
  expect(page.cases).toHaveLength(1);
});
