import type { SubjectWindow } from './subject.ts';

const to = new URLSearchParams(location.search).get('to') ?? '';

/** Asks the service worker, which owns the queue, and waits for its word. */
async function ask(order: { push?: string; to: string }): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as boolean);
  });
  active?.postMessage(order, [port2]);
  return answer;
}

await navigator.serviceWorker.register('/workbox-worker.js');
await navigator.serviceWorker.ready;
(globalThis as SubjectWindow).subject = { keep: (push) => ask({ push, to }), flush: () => void ask({ to }) };
