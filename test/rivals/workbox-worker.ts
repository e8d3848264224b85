import { Queue } from 'workbox-background-sync';

/** A service worker with one queue, as Workbox's guide has it for browsers without Background Sync. */
interface Worker {
  skipWaiting(): Promise<void>;
}

const worker = globalThis as never as Worker;
addEventListener('install', () => void worker.skipWaiting());

const queue = new Queue('reports', { forceSyncFallback: true });
let replaying: Promise<unknown> | undefined;

addEventListener('message', (event: MessageEvent<{ push?: string; to: string }>) => {
  const { push, to } = event.data;
  const answer = (kept: boolean) => event.ports[0]?.postMessage(kept);
  if (push === undefined) {
    replaying ??= queue.replayRequests().then(
      () => (replaying = undefined),
      () => (replaying = undefined),
    );
    return;
  }
  const request = new Request(to, { method: 'POST', body: push });
  queue.pushRequest({ request }).then(
    () => answer(true),
    () => answer(false),
  );
});
