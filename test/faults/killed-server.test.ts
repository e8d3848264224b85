import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@savepoint/protocol';
import { afterAll, afterEach, expect, test } from 'vitest';
import { newInstall, openingCase, register, sendingMessage } from '../../packages/server/src/testing/player.ts';
import { takeChances } from '../stage/chance.ts';
import { soaking, times } from '../stage/soak.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'savepoint-killed-'));
let server: ChildProcess;

async function start(): Promise<string> {
  server = fork('test/doubles/killed-server.js', [dataDir, 'false'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    server.once('message', (url) => resolve(String(url)));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await gone;
}

afterEach(() => end('SIGTERM'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function signedIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/staff/session`, {
    method: 'POST',
    headers: { origin: url },
    body: JSON.stringify({ email: 'ana@desk.test', password: 'a long test password' }),
  });
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

const WRITERS = times(4, 8);

/** Sends until the server is gone. Out: what was acknowledged, with the player who has it. */
async function writeUntilGone(url: string, acknowledged: Map<string, string>, texts: Map<string, string>): Promise<void> {
  const install = newInstall();
  try {
    const player = await register(url, 'lantern-run', install);
    const opening = openingCase();
    await player.sync([opening]);
    acknowledged.set(opening.body.messageId, opening.caseId);
    for (let count = 0; ; count++) {
      const message = sendingMessage(opening.caseId, `word ${count}`);
      await player.sync([message]);
      acknowledged.set(message.body.messageId, opening.caseId);
      texts.set(message.body.messageId, message.body.text);
    }
  } catch {
    // What had no answer is not counted on.
  }
}

test('a server killed at any moment opens again, with every acknowledged envelope', async () => {
  const { between } = takeChances();
  const acknowledged = new Map<string, string>();
  const texts = new Map<string, string>();
  const rounds = times(3, 50);
  for (let round = 0; round < rounds; round++) {
    const url = await start();
    const writing = Promise.all(Array.from({ length: WRITERS }, () => writeUntilGone(url, acknowledged, texts)));
    // On a busy machine the first answer may take longer than all the rest.
    const known = acknowledged.size;
    await expect.poll(() => acknowledged.size).toBeGreaterThan(known + WRITERS);
    await sleep(between(0, 1_500));
    await end('SIGKILL');
    await writing;
  }
  const url = await start();
  const cookie = await signedIn(url);
  const found = new Map<string, string>();
  for (const caseId of new Set(acknowledged.values())) {
    const { messages } = (await (await fetch(`${url}/staff/cases/${caseId}`, { headers: { cookie } })).json()) as {
      messages: { id: string; text: string }[];
    };
    for (const { id, text } of messages) found.set(id, text);
  }
  expect([...acknowledged.keys()].filter((id) => !found.has(id))).toEqual([]);
  expect([...texts].filter(([id, text]) => found.get(id) !== text)).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(rounds * WRITERS);
  if (soaking) console.log(`${rounds} kills, ${acknowledged.size} acknowledged envelopes, none lost`);
}, times(90_000, 1_800_000));

test('a reply that is held when its server is killed is sent once by the next, and what was taken back is not', async () => {
  const killed = await start();
  const opening = openingCase();
  await (await register(killed, 'lantern-run')).sync([opening]);
  const [sent, undone] = [newId(), newId()];
  const messages = `/staff/cases/${opening.caseId}/messages`;
  const cookie = await signedIn(killed);
  const post = (path: string, body: object) =>
    fetch(killed + path, { method: 'POST', headers: { origin: killed, cookie }, body: JSON.stringify(body) });
  for (const id of [undone, sent]) expect((await post(messages, { id, text: id, holdMs: 5_000 })).status).toBe(204);
  await post(`/staff/cases/${opening.caseId}/held/${undone}/undo`, {});
  await end('SIGKILL');
  const url = await start();
  const said = async () => {
    const answer = await fetch(`${url}/staff/cases/${opening.caseId}`, { headers: { cookie } });
    const { messages: found, held } = (await answer.json()) as { messages: { text: string }[]; held: unknown[] };
    return [...found.slice(1).map(({ text }) => text), ...held];
  };
  await expect.poll(said).toEqual([sent]);
}, 60_000);
