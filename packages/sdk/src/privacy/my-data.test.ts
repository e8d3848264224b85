import type { ErasureProof } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { memoryStore } from '../platform/memory-store.ts';
import type { FeatureParts } from '../features.ts';
import type { Outcome } from '../sync/wire.ts';
import { downloadMyData, eraseMyData } from './my-data.ts';

/** `meanwhile` happens on the device while the server is asked to erase. */
function device(answers: boolean, meanwhile: (disk: Map<string, unknown>) => void = () => {}) {
  const disk = new Map<string, unknown>([['o/1', 1], ['c/2', 1], ['draft', 1], ['install', 1], ['token', 1], ['cursor', '1']]);
  const asked: string[] = [];
  const reply = <T>(body: T): Outcome<T> => (answers ? { is: 'answer', body } : { is: 'undelivered', retryAfterMs: 0 });
  const none = async () => {};
  const parts = {
    game: 'orbit',
    store: memoryStore(disk, 'durable'),
    credentials: { token: async () => ({ is: 'answer', body: 'a token' }), drop: none },
    wire: {
      download: async (path: string) => (asked.push(path), reply(new Blob(['{"is":"player"}\n']))),
      post: async (path: string) => (asked.push(path), meanwhile(disk), reply<Partial<ErasureProof>>({ counts: { cases: 1 } })),
    },
    copies: { load: none },
    outbox: { load: none },
    told: () => asked.push('told'),
    wake: () => asked.push('wake'),
  } as unknown as FeatureParts;
  return { parts, disk, asked };
}

test('gives the player all that the server keeps, as a file', async () => {
  const { parts } = device(true);
  const file = await downloadMyData(parts);
  expect([file?.name, await file?.text()]).toEqual(['orbit-my-data.jsonl', '{"is":"player"}\n']);
  expect(await downloadMyData(device(false).parts)).toBeUndefined();
});

test('erases on the device what the server has erased, and nothing where it has not', async () => {
  const done = device(true);
  expect((await eraseMyData(done.parts))?.counts).toEqual({ cases: 1 });
  expect([[...done.disk.keys()], done.asked]).toEqual([['install', 'token', 'cursor'], ['/v1/players/me/erase', 'told', 'wake']]);
  const offline = device(false);
  expect(await eraseMyData(offline.parts)).toBeUndefined();
  expect(offline.disk.size).toBe(6);
});

test('leaves what is written while the server erases, and nothing of what was refused or went ahead of its file by then', async () => {
  const { parts, disk } = device(true, (disk) => {
    for (const key of ['r/1', 'u/a', 'o/2', 'f/b', 'u/c', 'f/c']) disk.set(key, 1);
    disk.delete('o/1');
  });
  disk.set('f/a', 1);
  await eraseMyData(parts);
  expect([...disk.keys()]).toEqual(['install', 'token', 'cursor', 'o/2', 'f/b', 'u/c', 'f/c']);
});
