import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Waiting } from './outbox/entry.ts';
import { memoryStore } from './platform/memory-store.ts';
import type { Support } from './support.ts';
import { startSupport } from './support.ts';

type EngineFile = typeof import('./engine.ts');

/** A page whose engine's file is on its way, and comes when it is let. */
function page() {
  const disk = new Map<string, unknown>();
  let come = () => {};
  const coming = new Promise<EngineFile>((resolve) => (come = () => void import('./engine.ts').then(resolve)));
  const support = startSupport(
    { game: 'g', endpoint: 'http://s', build: '1.4.2' },
    { loadEngine: () => coming, openStore: async () => memoryStore(disk, 'durable') },
  );
  return { support, disk, come };
}

const entries = (disk: Map<string, unknown>) => [...disk].flatMap(([key, value]) => (key.startsWith('o/') ? [value as Waiting] : []));

async function later<T>(task: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(20_000);
  return Promise.race([task, Promise.reject(new Error('still waits'))]);
}

let support: Support | undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const target = new EventTarget();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
});
afterEach(() => {
  support?.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a report is kept while the file of the engine neither comes nor fails, with what is known without it', async () => {
  const { disk, ...here } = page();
  support = here.support;
  expect(await later(support.report({ topic: 'bug', text: 'in a tunnel' }))).toMatchObject({ ok: true, kept: 'durable' });
  expect(entries(disk).map(({ envelope: { body } }) => body)).toMatchObject([
    { text: 'in a tunnel', context: { game: { id: 'g', build: '1.4.2' } } },
  ]);
});

test('what is given whole is kept at once, whatever has become of the engine', async () => {
  const { disk, ...here } = page();
  support = here.support;
  void support.report({ topic: 'bug', text: 'looked at', context: {} });
  await vi.advanceTimersByTimeAsync(10);
  expect(entries(disk)).toHaveLength(1);
});

test('a file that nothing can read yet is told, and the player is not left waiting', async () => {
  support = page().support;
  const report = support.report({ topic: 'bug', text: 'see', context: {}, attachments: [new File(['a'], 'a.png')] });
  expect(await later(report)).toEqual({ ok: false, code: 'file_unreadable' });
});
