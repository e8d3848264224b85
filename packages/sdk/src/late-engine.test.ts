import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CaseCopy } from './cases/case-copy.ts';
import type { Waiting } from './outbox/entry.ts';
import { memoryStore } from './platform/memory-store.ts';
import type { Support } from './support.ts';
import { startSupport } from './support.ts';
import { createFakeServer } from './testing/fake-server.ts';
import { createFakeWorld } from './testing/fake-platform.ts';

type EngineFile = typeof import('./engine.ts');

/** A page whose engine's file is on its way, and comes when it is let. */
function page() {
  const disk = new Map<string, unknown>();
  let come = () => {};
  const coming = new Promise<EngineFile>((resolve) => (come = () => void import('./engine.ts').then(resolve)));
  const world = createFakeWorld(createFakeServer([]).fetch);
  // Nothing is sent: another tab does that.
  world.hold('savepoint/g/anonymous');
  const support = startSupport(
    { game: 'g', endpoint: 'http://s', build: '1.4.2' },
    { loadEngine: () => coming, platform: world.tab(), openStore: async () => memoryStore(disk, 'durable') },
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

test('a message to a case waits until the cases of the device are read', async () => {
  const { disk, come, ...here } = page();
  const copy: CaseCopy = { v: 1, id: 'c', number: 7, topic: 'bug', state: 'open', openedAt: 1, messages: [], staffReadSeq: 0, playerReadSeq: 0 };
  disk.set('c/c', copy);
  support = here.support;
  const sent = ['c', 'of nobody'].map((id) => support!.send(id, { text: 'more' }));
  come();
  vi.useRealTimers();
  expect(await Promise.all(sent)).toMatchObject([{ ok: true, caseId: 'c' }, { ok: false, code: 'unknown_case' }]);
  expect(entries(disk).map(({ envelope }) => envelope)).toMatchObject([{ kind: 'message.send', caseId: 'c', body: { text: 'more' } }]);
});
