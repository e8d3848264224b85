import { newId, PROTOCOL_VERSION, type Envelope, type RegisterAnswer, type SyncAnswer } from '@savepoint/protocol';
import { addToOutbox } from '../../../../packages/sdk/src/outbox/writer.ts';
import { indexedDbStore } from '../../../../packages/sdk/src/platform/indexed-db-store.ts';
import { startSupport } from '../../../../packages/sdk/src/support.ts';
import { conversation } from './samples.ts';

export interface FlushParams {
  endpoint: string;
  game: string;
  envelopes: number;
}

const CASES = 10;
const BYTES = 1024;
/** As many requests as a browser has under way to one host over HTTP/1.1. */
const PARALLEL = 6;

/** From a page that has just been loaded on a full outbox until the last envelope has left it. */
async function ours({ endpoint, game, envelopes }: FlushParams): Promise<number> {
  const store = await indexedDbStore('flush');
  await Promise.all(conversation(CASES, envelopes, BYTES).map((envelope) => addToOutbox(store, envelope)));
  let left = envelopes;
  const startedAt = performance.now();
  const endedAt = await new Promise<number>((resolve) => {
    const watched: typeof store = {
      ...store,
      async write(puts, deletes = []) {
        await store.write(puts, deletes);
        left -= deletes.filter((key) => key.startsWith('o/')).length;
        if (left <= 0) resolve(performance.now());
      },
    };
    const parts = { loadEngine: () => import('../../../../packages/sdk/src/engine.ts'), openStore: async () => watched };
    startSupport({ endpoint, game }, parts);
  });
  return endedAt - startedAt;
}

/** The same, one request each, out of memory: without the cost of reading and deleting what is stored. */
async function oneByOne({ endpoint, game, envelopes }: FlushParams, parallel: number): Promise<number> {
  const queue = conversation(CASES, envelopes, BYTES);
  const startedAt = performance.now();
  const post = async <T>(path: string, body: unknown, token?: string): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(endpoint + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  const secret = 'a'.repeat(43);
  const { token } = await post<RegisterAnswer>('/v1/players', { game, install: { id: newId(), secret } });
  let cursor: string | null = null;
  const send = async (envelope: Envelope) => {
    const request = { v: PROTOCOL_VERSION, cursor, sentAt: Date.now(), envelopes: [envelope] };
    const answer = await post<SyncAnswer>('/v1/sync', request, token);
    if (answer.results[0]?.status !== 'stored') throw new Error(`not stored: ${JSON.stringify(answer.results)}`);
    cursor = answer.cursor;
  };
  // Messages to a case that is not there yet would be refused.
  for (const envelope of queue.splice(0, CASES)) await send(envelope);
  const sender = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await send(next);
  };
  await Promise.all(Array.from({ length: parallel }, sender));
  return performance.now() - startedAt;
}

/** Milliseconds until the server has everything. */
export const flushes = {
  ours,
  oneByOne: (params: FlushParams) => oneByOne(params, 1),
  sixAtOnce: (params: FlushParams) => oneByOne(params, PARALLEL),
};

export type FlushName = keyof typeof flushes;
