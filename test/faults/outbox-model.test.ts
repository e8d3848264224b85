import { newId, type Envelope } from '@savepoint/protocol';
import { cell, createEmitter, memoryStore, type Case, type SupportEvents } from '@savepoint/sdk';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { startEngine } from '../../packages/sdk/src/engine.ts';
import { addToOutbox } from '../../packages/sdk/src/outbox/writer.ts';
import { createFakeWorld } from '../../packages/sdk/src/testing/fake-platform.ts';
import { faultyStore, type StoreFault } from '../../packages/sdk/src/testing/faulty-store.ts';
import { soakSeed, times } from '../stage/soak.ts';
import { createModelServer, REQUEST_FAULTS, type RequestFault } from '../doubles/model-server.ts';

/** The same scripts in every run of the tests, so that a red one is the change's own; new ones each time in a soak. */
const RUNS = times(800, 100_000);
const SEED = soakSeed(20_261_122);

/** What one player's message came to, as far as the player was told. */
type Told = 'kept' | 'refused by the device' | 'never told';

const storeFault = fc.record<StoreFault>({
  at: fc.integer({ min: 1, max: 25 }),
  how: fc.constantFrom('full', 'lost connection', 'killed before', 'killed after'),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), case: fc.nat(2), tab: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), tab: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), fault: fc.option(storeFault) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), ms: fc.integer({ min: 0, max: 4e12 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('time' as const), timers: fc.integer({ min: 1, max: 3 }) }) },
);
const script = fc.record({
  locks: fc.boolean(),
  steps: fc.array(step, { minLength: 2, maxLength: 16 }),
  faults: fc.array(fc.constantFrom<RequestFault>('none', ...REQUEST_FAULTS), { maxLength: 20 }),
});

type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

/** Plays a script against the real engine and the server's real rules; gives what was told and what arrived. */
async function play({ locks, steps, faults }: Script) {
  const server = createModelServer([...faults]);
  const world = createFakeWorld(server.fetch, { locks });
  const disk = new Map<string, unknown>();
  const told = new Map<string, { caseId: string; told: Told }>();
  const caseIds = [newId(), newId(), newId()];
  const begun = new Set<string>();

  async function openTab(fault?: StoreFault | null) {
    const platform = world.tab();
    const store = faultyStore(memoryStore(disk, 'durable'), platform, fault ?? undefined);
    const cases = cell<Case[]>([]);
    const emitter = createEmitter<SupportEvents>();
    const names = { game: 'g', name: 'g', endpoint: 'http://s' };
    const engine = startEngine({ ...names, platform, store, emitter, cases, watching: () => undefined });
    engine.catch(() => {});
    return { platform, store, engine };
  }
  let tabs = [await openTab()];

  for (const [i, step] of steps.entries()) {
    if (step.do === 'open') tabs = [...tabs, await openTab(step.fault)].slice(-4);
    else if (step.do === 'kill') tabs.splice(step.tab % tabs.length, 1, await openTab()).forEach((tab) => tab.platform.kill());
    else if (step.do === 'clock') world.setClock(step.ms);
    else if (step.do === 'time') await world.runTimers(step.timers);
    else {
      const { store, engine, platform } = tabs[step.tab % tabs.length]!;
      const caseId = caseIds[step.case]!;
      const text = `message ${i}`;
      const body = { messageId: newId(), text, attachments: [] };
      const head = { id: newId(), at: platform.now(), caseId };
      const envelope: Envelope = begun.has(caseId)
        ? { ...head, kind: 'message.send', body }
        : { ...head, kind: 'case.open', body: { ...body, topic: 'bug', context: {} } };
      told.set(text, { caseId, told: 'never told' });
      const outcome = await Promise.race([
        addToOutbox(store, envelope).then(
          (): Told => 'kept',
          (): Told => 'refused by the device',
        ),
        turns(),
      ]);
      if (outcome) told.set(text, { caseId, told: outcome });
      if (outcome === 'kept') begun.add(caseId);
      void engine.then((engine) => engine.changed()).catch(() => {});
      await turns();
    }
  }
  // The network is whole and every tab is opened once more: now all must come to its end.
  for (const tab of tabs) tab.platform.kill();
  const last = await openTab();
  await (await last.engine).changed();
  await world.runTimers(400);
  const refused = [...disk].flatMap(([key, value]) =>
    key.startsWith('r/') ? [(value as { envelope: { body: { text: string } } }).envelope.body.text] : [],
  );
  const waiting = [...disk.keys()].filter((key) => key.startsWith('o/'));
  return { told, delivered: server.delivered(), refused, waiting };
}

/** Lets whatever can go on go on. */
const turns = () => new Promise<undefined>((resolve) => setImmediate(() => setImmediate(() => resolve(undefined))));

test('what the device said it kept is delivered once and in order, or stands among what could not be sent', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await fc.assert(
    fc.asyncProperty(script, async (script) => {
      const { told, delivered, refused, waiting } = await play(script);
      const arrived = [...delivered.values()].flat();
      expect(waiting, 'nothing is stuck').toEqual([]);
      expect(arrived.length, 'nothing is doubled').toBe(new Set(arrived).size);
      const all = [...told].map(([text, { caseId, told: what }]) => ({ text, caseId, what }));
      const lost = all.filter(({ text, what }) => what === 'kept' && !arrived.includes(text) && !refused.includes(text));
      expect(lost, 'nothing is lost').toEqual([]);
      const unkept = all.filter(({ text, what }) => what === 'refused by the device' && arrived.includes(text));
      expect(unkept, 'nothing is sent that was not kept').toEqual([]);
      const astray = all.filter(({ text, caseId }) => arrived.includes(text) && !delivered.get(caseId)?.includes(text));
      expect(astray, 'each is in its own case').toEqual([]);
      for (const texts of delivered.values()) expect(texts, 'in order').toEqual(texts.toSorted(byNumber));
      const mayRefuse = script.faults.includes('request refused') || script.steps.some(({ do: what }) => what === 'clock');
      const certain = !mayRefuse && all.every(({ what }) => what !== 'never told');
      expect(certain ? refused : [], 'nothing is refused without a reason').toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
}, 1_200_000);

const byNumber = (a: string, b: string) => Number(a.split(' ')[1]) - Number(b.split(' ')[1]);
