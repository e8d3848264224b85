import type { ErasureProof } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { memoryStore } from '../platform/memory-store.ts';
import type { FeatureParts } from '../features.ts';
import type { Outcome } from '../sync/wire.ts';
import { downloadMyData, eraseMyData } from './my-data.ts';

function device(answers: boolean) {
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
      post: async (path: string) => (asked.push(path), reply<Partial<ErasureProof>>({ counts: { cases: 1 } })),
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
