import { newId, type Envelope } from '@savepoint/protocol';
import type { Case } from '../cases/case-view.ts';
import { startEngine, type Engine } from '../engine.ts';
import { createEmitter, type SupportEvents } from '../events.ts';
import { addToOutbox } from '../outbox/writer.ts';
import { memoryStore } from '../platform/memory-store.ts';
import type { Platform } from '../platform/platform.ts';
import type { Store } from '../platform/store.ts';
import { cell } from '../readable.ts';
import { createFakeWorld } from './fake-platform.ts';
import { createFakeServer, type Fault } from './fake-server.ts';

export const opened = (caseId: string, text: string): Envelope => ({
  id: newId(),
  kind: 'case.open',
  at: 1,
  caseId,
  body: { topic: 'bug', messageId: newId(), text, attachments: [], context: {} },
});

export const sent = (caseId: string, text: string): Envelope => ({
  id: newId(),
  kind: 'message.send',
  at: 1,
  caseId,
  body: { messageId: newId(), text, attachments: [] },
});

/** One browser: a disk that outlives its tabs, each of which may see it in its own way. */
export function browser(faults: Fault[] = []) {
  const server = createFakeServer(faults);
  const world = createFakeWorld(server.fetch);
  const disk = new Map<string, unknown>();
  const emitter = createEmitter<SupportEvents>();
  async function openTab(platform: Platform = world.tab(), seen = (store: Store) => store, watching = (): string | undefined => undefined) {
    const store = seen(memoryStore(disk, 'durable'));
    const cases = cell<Case[]>([]);
    const engine = await startEngine({ game: 'g', name: 'g', endpoint: 'http://s', platform, store, emitter, cases, watching });
    return { engine, store, cases };
  }
  return { server, world, disk, emitter, openTab };
}

/** Writes it in a tab. */
export const keep = async ({ engine, store }: { engine: Engine; store: ReturnType<typeof memoryStore> }, envelope: Envelope) => {
  await addToOutbox(store, envelope);
  await engine.changed();
};
