import { newId, type Attachment, type Envelope } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import type { Case } from '../cases/case-view.ts';
import { startEngine } from '../engine.ts';
import { createEmitter, type SupportEvents } from '../events.ts';
import { addToOutbox } from '../outbox/writer.ts';
import { memoryStore } from '../platform/memory-store.ts';
import { cell } from '../readable.ts';
import { createFakeWorld } from '../testing/fake-platform.ts';
import { createFakeServer, type Cut } from '../testing/fake-server.ts';

const PART = 256 * 1024;
const PARTS = 5;
/** Four whole parts and a bit, no two of them alike. */
const content = Array.from({ length: PARTS }, (_, i) => String(i).repeat(i < PARTS - 1 ? PART : 1_000)).join('');
const blob = new Blob([content]);
const file: Attachment = { sha256: 'abc', name: 'video.mp4', type: 'video/mp4', sizeBytes: blob.size };

const TEXT_AHEAD = 'the text, and the file is not there';

/** One browser with a large file on its way. */
function browser({ locks = true } = {}) {
  const server = createFakeServer();
  const seen: string[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    // Where tabs race, a request takes longer than the reading of an answer.
    if (!locks) await new Promise((resolve) => setImmediate(resolve));
    const early = url.endsWith('/v1/sync') && !server.files.contents.has(file.sha256);
    seen.push(early ? TEXT_AHEAD : `${init.method} ${url.split('/').at(-1)}`);
    return server.fetch(url, init);
  };
  const world = createFakeWorld(fetch, { locks });
  const disk = new Map<string, unknown>();
  const caseId = newId();
  async function openTab() {
    const platform = world.tab();
    const store = memoryStore(disk, 'durable');
    const cases = cell<Case[]>([]);
    const shares: (number | undefined)[] = [];
    cases.subscribe((all) => shares.push(all[0]?.messages[0]?.attachments[0]?.sentShare));
    const parts = { game: 'g', name: 'g', endpoint: 'http://s', platform, store, cases, watching: () => undefined };
    const engine = await startEngine({ ...parts, emitter: createEmitter<SupportEvents>() });
    return { platform, engine, store, cases, shares };
  }
  async function report({ store, engine }: Awaited<ReturnType<typeof openTab>>) {
    const envelope: Envelope = {
      id: newId(),
      kind: 'case.open',
      at: 1,
      caseId,
      body: { topic: 'bug', messageId: newId(), text: 'see the video', attachments: [file], context: {} },
    };
    await addToOutbox(store, envelope, new Map([[file.sha256, blob]]));
    await engine.changed();
  }
  const left = () => [...disk.keys()].filter((key) => /^[ouf]\//.test(key));
  const cutsAreOver = async () => {
    for (let i = 0; i < 40 && server.files.cuts.length > 0; i++) await world.runTimers(1);
  };
  /** Compared here, since nobody wants to see a megabyte in a failed test. */
  const arrived = async () => (await server.files.contents.get(file.sha256)?.text()) === content;
  return { server, world, caseId, seen, openTab, report, left, arrived, cutsAreOver };
}

const cutAt = (part: number, cut: Cut): Cut[] => [...Array<Cut>(part).fill('none'), cut];

test.each(
  (['before', 'midway', 'after'] as const).flatMap((cut) => Array.from({ length: PARTS }, (_, part) => [cut, part] as const)),
)('a break %s part %d costs that part at most', async (cut, part) => {
  const { server, world, caseId, openTab, report, left, arrived } = browser();
  server.files.cuts.push(...cutAt(part, cut));
  await report(await openTab());
  await world.runTimers();
  expect(await arrived()).toBe(true);
  expect(server.files.taken).toEqual(['abc']);
  const sent = server.files.sentBytes.reduce((sum, bytes) => sum + bytes, 0);
  expect(sent).toBeLessThanOrEqual(content.length + PART);
  expect(server.delivered().get(caseId)).toEqual(['see the video']);
  expect(left()).toEqual([]);
});

test('asks where the server stands, and sends part after part before the text', async () => {
  const { world, seen, openTab, report } = browser();
  await report(await openTab());
  await world.runTimers();
  expect(seen.slice(0, 8)).toEqual(['POST players', 'HEAD abc', ...Array<string>(PARTS).fill('PATCH abc'), 'POST sync']);
});

test('a killed tab goes on from where the server stands', async () => {
  const { server, world, openTab, report, left, arrived, cutsAreOver } = browser();
  server.files.cuts.push(...cutAt(2, 'midway'));
  const first = await openTab();
  await report(first);
  await cutsAreOver();
  first.platform.kill();
  const before = server.files.halves.get('abc')!.size;
  expect(before).toBe(PART * 2.5);
  await openTab();
  await world.runTimers();
  expect(await arrived()).toBe(true);
  const sent = server.files.sentBytes.slice(3).reduce((sum, bytes) => sum + bytes, 0);
  expect(sent).toBe(content.length - before);
  expect(left()).toEqual([]);
});

test('breaks that come after progress do not let the text go ahead, breaks without do', async () => {
  const patient = browser();
  patient.server.files.cuts.push('after', 'after', 'after', 'after');
  await patient.report(await patient.openTab());
  await patient.world.runTimers();
  expect(patient.seen).not.toContain(TEXT_AHEAD);

  const stuck = browser();
  stuck.server.files.cuts.push('none', 'before', 'before', 'before', 'before');
  const tab = await stuck.openTab();
  await stuck.report(tab);
  await stuck.world.runTimers();
  expect(stuck.seen).toContain(TEXT_AHEAD);
  expect(await stuck.arrived()).toBe(true);
  expect(stuck.left()).toEqual([]);
});

test('does not wait longer and longer while each try brings a part across', async () => {
  const { server, world, openTab, report } = browser();
  const tab = await openTab();
  server.files.cuts.push('after', 'after', 'after', 'after');
  await report(tab);
  const begun = tab.platform.now();
  await world.runTimers();
  expect(server.files.taken).toEqual([file.sha256]);
  // Four first waits of at most a second; the fourth of a growing row would be eight.
  expect(tab.platform.now() - begun).toBeLessThan(6_000);
});

test('begins anew where the server has lost its half, or what it has is not the file', async () => {
  const lost = browser();
  lost.server.files.cuts.push(...cutAt(2, 'before'));
  await lost.report(await lost.openTab());
  await lost.cutsAreOver();
  expect(lost.server.files.halves.get('abc')?.size).toBe(2 * PART);
  lost.server.files.halves.clear();
  await lost.world.runTimers();
  expect(await lost.arrived()).toBe(true);

  const spoilt = browser();
  spoilt.server.files.halves.set('abc', new Blob(['something else']));
  spoilt.server.files.spoilt.add('abc');
  await spoilt.report(await spoilt.openTab());
  await spoilt.world.runTimers();
  expect(await spoilt.arrived()).toBe(true);
});

test('two tabs that send the same file at once share the work', async () => {
  const { server, world, seen, openTab, report, arrived, left } = browser({ locks: false });
  const other = await openTab();
  await report(await openTab());
  await other.engine.changed();
  await world.runTimers();
  expect(server.files.sentBytes.length).toBeGreaterThan(PARTS);
  expect(seen).not.toContain(TEXT_AHEAD);
  expect(await arrived()).toBe(true);
  expect(server.files.taken).toEqual(['abc']);
  expect(left()).toEqual([]);
});

test.each([0, 3])('registers again when the token is refused at request %d, and goes on', async (request) => {
  const { server, world, seen, openTab, report, arrived } = browser();
  server.files.refusals.push(...Array<undefined>(request), 401);
  await report(await openTab());
  await world.runTimers();
  expect(seen.filter((line) => line === 'POST players')).toHaveLength(2);
  expect(await arrived()).toBe(true);
  expect(server.files.sentBytes).toHaveLength(PARTS);
});

test('shows no share any more where another tab has sent the rest', async () => {
  const { server, world, openTab, report } = browser();
  const first = await openTab();
  server.files.cuts.push('none', 'after');
  await report(first);
  await world.runTimers(1);
  expect(first.shares.at(-1)).toBeGreaterThan(0);
  const second = await openTab();
  await second.engine.changed();
  await world.runTimers();
  expect(server.files.taken).toEqual([file.sha256]);
  expect(first.shares.at(-1)).toBeUndefined();
});

test('sends the whole to a server that knows of no parts', async () => {
  const { server, world, seen, openTab, report, arrived } = browser();
  server.files.refusals.push(404);
  await report(await openTab());
  await world.runTimers();
  expect(seen.slice(0, 4)).toEqual(['POST players', 'HEAD abc', 'PUT abc', 'POST sync']);
  expect(await arrived()).toBe(true);
});

test('shows how much has arrived, four times a second at most, and no share when it is there', async () => {
  const { server, world, openTab, report, cutsAreOver } = browser();
  server.files.cuts.push('none', 'none', 'before');
  const tab = await openTab();
  await report(tab);
  await cutsAreOver();
  await world.runTimers(1);
  const shown = new Set(tab.shares.filter((share) => share !== undefined));
  // The clock of this world stands still while the parts go: they are told together.
  expect([...shown]).toEqual([(2 * PART) / blob.size]);
  await world.runTimers();
  expect(tab.shares.at(-1)).toBeUndefined();
  expect(tab.cases.value[0]?.messages[0]).toMatchObject({ status: 'sent', attachments: [file] });
});

test('shows a file that follows its text as still to come', async () => {
  const { server, world, caseId, openTab, report } = browser();
  server.files.cuts.push(...Array<Cut>(6).fill('before'));
  const tab = await openTab();
  await report(tab);
  for (let i = 0; i < 30 && !server.delivered().has(caseId); i++) await world.runTimers(1);
  await world.runTimers(1);
  expect(tab.cases.value[0]?.messages[0]).toMatchObject({ status: 'sent', attachments: [{ ...file, sentShare: 0 }] });
});
