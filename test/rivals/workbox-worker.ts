import { Queue } from 'workbox-background-sync';

/** A service worker with one queue, as Workbox's guide has it for browsers without Background Sync. */
interface Worker {
  skipWaiting(): Promise<void>;
}

const worker = globalThis as never as Worker;
addEventListener('install', () => void worker.skipWaiting());

let replaying: Promise<void> | undefined;
/** Workbox replays whenever its worker starts. Two replays at once would mix up the order, and be no fault of its. */
function replay(queue: Queue): Promise<void> {
  replaying ??= queue
    .replayRequests()
    .catch(() => {})
    .finally(() => (replaying = undefined));
  return replaying;
}

const queue = new Queue('reports', { forceSyncFallback: true, onSync: (started) => replay(started.queue) });

addEventListener('message', (event: MessageEvent<{ push?: string; to: string }>) => {
  const { push, to } = event.data;
  if (push === undefined) return void replay(queue);
  const answer = (kept: boolean) => event.ports[0]?.postMessage(kept);
  const request = new Request(to, { method: 'POST', body: push });
  queue.pushRequest({ request }).then(
    () => answer(true),
    () => answer(false),
  );
});
