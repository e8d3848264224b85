import { newId } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { compileRules } from '../rules/compile.ts';
import { codes, job, Memory } from '../testing/intake-memory.ts';
import { leavingChat, openingCase, sendingMessage, startingChat } from '../testing/player.ts';

test('a case becomes a conversation once, however often its start is repeated, and is an ordinary case after leaving', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  const start = startingChat(open.caseId);
  const began = memory.run([job(player, open, start)]);
  expect(codes(began)).toEqual(['stored', 'stored']);
  expect(memory.cases.get(open.caseId)).toMatchObject({ live: 'waiting', chatId: start.id, liveSince: 1_000 });
  expect(codes(memory.run([job(player, startingChat(open.caseId))]))).toEqual(['stored']);
  expect(memory.cases.get(open.caseId)?.chatId).toBe(start.id);
  expect(codes(memory.run([job(player, leavingChat(open.caseId, newId()))]))).toEqual(['stored']);
  expect(memory.cases.get(open.caseId)?.live).toBe('waiting');
  expect(codes(memory.run([job(player, leavingChat(open.caseId, start.id))]))).toEqual(['stored']);
  expect(memory.cases.get(open.caseId)).toMatchObject({ live: 'ended', state: 'open' });
  memory.outcomes.clear();
  expect(codes(memory.run([job(player, start)]))).toEqual(['duplicate']);
  expect(memory.cases.get(open.caseId)?.live).toBe('ended');
});

test('when nobody is there, or too many wait, what was written stays as a case', () => {
  const memory = new Memory();
  memory.door = { open: false, opensAt: 9_000, waiting: 0, longestLine: 2 };
  const night = openingCase();
  const refused = memory.run([job(newId(), night, startingChat(night.caseId))]);
  expect(refused.results[0]![1]).toMatchObject({ status: 'rejected', code: 'closed', opensAt: 9_000 });
  expect(memory.cases.get(night.caseId)).toMatchObject({ live: 'none', state: 'open' });

  memory.door = { open: true, opensAt: null, waiting: 1, longestLine: 2 };
  const [one, two] = [openingCase(), openingCase()];
  const full = memory.run([job(newId(), one, startingChat(one.caseId)), job(newId(), two, startingChat(two.caseId))]);
  expect(codes(full)).toEqual(['stored', 'stored', 'stored', 'line_full']);
});

test('what was delivered only moves forward, and never past the last message', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  memory.run([job(player, open)]);
  const delivered = (upTo: number) => ({
    id: newId(), kind: 'message.delivered' as const, at: 1, caseId: open.caseId, body: { upTo },
  });
  const first = memory.run([job(player, delivered(9))]);
  expect(first.effects.updates.get(player)).toEqual([
    { kind: 'case.delivered', caseId: open.caseId, to: 'player', upTo: 1 },
  ]);
  expect(memory.run([job(player, delivered(0))]).effects.updates.size).toBe(0);
});

test('gives a report and what follows it what the rules of its game say', () => {
  const memory = new Memory();
  const angry = { field: 'text', is: 'contains', value: 'refund' } as const;
  memory.rules.set(
    'orbit',
    compileRules([
      { id: 'money', name: 'Money', on: 'message', when: angry, tags: ['wants:refund'], priority: 'high', queue: 'payments' },
      { id: 'phones', name: 'Phones', on: 'report', when: { field: 'context.device.class', is: 'equals', value: 'phone' }, tags: [] },
    ]),
  );
  const open = openingCase({ context: { device: { class: 'phone' } } });
  const { effects } = memory.run([job(newId(), open, sendingMessage(open.caseId, 'A REFUND, please'))]);
  expect(effects.labels.map(({ on, outcome }) => [on, outcome.fitting])).toEqual([
    ['report', ['phones']],
    ['message', ['money']],
  ]);
});
