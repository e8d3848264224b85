import { newId } from '@savepoint/protocol';
import { addToOutbox } from '../../../../packages/sdk/src/outbox/writer.ts';
import { indexedDbStore } from '../../../../packages/sdk/src/platform/indexed-db-store.ts';
import { startSupport } from '../../../../packages/sdk/src/support.ts';
import { contenders, type Keep } from './contenders.ts';
import { message } from './samples.ts';
import { pause } from './turns.ts';

/** Long enough for all that a call sets going, also on a slow processor. */
const REST_MS = 40;
const MOST_CALLS = 200;
const TEXT = 'The boss of level 3 never turns round. '.repeat(25).slice(0, 1_000);

type Task = () => PromiseLike<unknown>;

/** Each gives the task that is repeated. `nothing` shows what repeating and resting alone cost. */
const openings = {
  nothing: async () => async () => {},
  bare: async () => prepared(await contenders.bare()),
  outbox: async () => prepared(await contenders.ours()),
  context: async () => {
    const support = await player('context');
    return () => support.collectContext();
  },
  reportWithout: async () => {
    const support = await player('report-without');
    return () => succeed(support.report({ topic: 'bug', text: TEXT, context: {} }));
  },
  report: async () => {
    const support = await player('report');
    return () => succeed(support.report({ topic: 'bug', text: TEXT }));
  },
  reportBehind: async () => {
    const support = await player('report-behind', 1_000);
    return () => succeed(support.report({ topic: 'bug', text: TEXT }));
  },
  send: async () => {
    const support = await player('send');
    const opened = await support.report({ topic: 'bug', text: TEXT });
    const caseId = opened.ok ? opened.caseId : '';
    return () => succeed(support.send(caseId, { text: TEXT }));
  },
} satisfies Record<string, () => Promise<Task>>;

export type ThreadTask = keyof typeof openings;

let task: Task = async () => {};

/** Readies a task, and runs it a few times until its code is warm. */
export async function openTask(name: ThreadTask): Promise<void> {
  task = await openings[name]();
  await repeatTask(5);
}

/** Repeats the task with rests. Out: how long each call itself took before it returned its promise, in milliseconds. */
export async function repeatTask(times: number): Promise<number[]> {
  const inCallMs: number[] = [];
  for (let n = 0; n < times; n++) {
    const startedAt = performance.now();
    const kept = task();
    inCallMs.push(performance.now() - startedAt);
    await kept;
    await pause(REST_MS);
  }
  return inCallMs;
}

/** What is to be kept is made beforehand: a player's typing is no part of it. */
function prepared(keep: Keep): Task {
  const ready = Array.from({ length: MOST_CALLS }, () => keep(message(1024)));
  return () => ready.pop()!();
}

/** Support of a player who is offline: the network refuses at once. */
async function player(game: string, waiting = 0) {
  const store = await indexedDbStore(game);
  const caseId = newId();
  await Promise.all(Array.from({ length: waiting }, () => addToOutbox(store, message(1024, caseId))));
  return startSupport(
    { endpoint: 'http://127.0.0.1:9', game },
    { loadEngine: () => import('../../../../packages/sdk/src/engine.ts'), openStore: async () => store },
  );
}

async function succeed(receipt: Promise<{ ok: boolean }>): Promise<void> {
  if (!(await receipt).ok) throw new Error('nothing was kept');
}
