import { newId, type Envelope, type SyncResult, type Uuid } from '@savepoint/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseHead } from '../cases/change.ts';
import { openingCase, readingCase, sendingMessage } from '../testing/player.ts';
import { decide, outcomeKey, type Decision, type IntakeJob, type Known } from './decide.ts';

/** The database as far as `decide` can tell: what it was told to write. */
class Memory {
  readonly outcomes = new Map<string, SyncResult>();
  readonly cases = new Map<Uuid, CaseHead>();
  readonly messageIds = new Set<Uuid>();
  readonly messages: { caseId: Uuid; seq: number; id: Uuid }[] = [];

  run(jobs: IntakeJob[]): Decision {
    const known: Known = { ...this, numbers: Array.from({ length: 100 }, (_, index) => index + 1), nowMs: 1_000 };
    const decision = decide(jobs, known);
    for (const { playerId, envelopeId, result } of decision.outcomes) {
      // What the primary key of the table would refuse.
      expect(this.outcomes.has(outcomeKey(playerId, envelopeId))).toBe(false);
      this.outcomes.set(outcomeKey(playerId, envelopeId), result);
    }
    for (const [id, head] of decision.effects.heads) this.cases.set(id, head);
    for (const { head, message } of decision.effects.messages) {
      expect(this.messageIds.has(message.id)).toBe(false);
      this.messageIds.add(message.id);
      this.messages.push({ caseId: head.id, seq: message.seq, id: message.id });
    }
    return decision;
  }
}

const job = (playerId: Uuid, ...envelopes: Envelope[]): IntakeJob => ({ playerId, gameId: 'orbit', envelopes });
const codes = (decision: Decision) =>
  decision.results.flat().map((result) => (result.status === 'rejected' ? result.code : result.status));

test('keeps the first result of a repeated envelope, within a request, a group and later', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  expect(codes(memory.run([job(player, open, open), job(player, open)]))).toEqual(['stored', 'duplicate', 'duplicate']);
  const later = memory.run([job(player, open)]);
  expect(codes(later)).toEqual(['duplicate']);
  expect([later.effects.heads.size, later.effects.messages.length, later.outcomes.length]).toEqual([0, 0, 0]);
});

test('repeats a first refusal, even when the case has come since', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  const early = sendingMessage(open.caseId, 'too early');
  expect(codes(memory.run([job(player, early, open, early)]))).toEqual(['unknown_case', 'stored', 'unknown_case']);
});

test('takes the same envelope id of two players for two envelopes', () => {
  const memory = new Memory();
  const open = openingCase();
  const other = { ...openingCase(), id: open.id };
  expect(codes(memory.run([job(newId(), open), job(newId(), other)]))).toEqual(['stored', 'stored']);
});

test('opens an answered or closed case by the player\'s message', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  memory.run([job(player, open)]);
  memory.cases.set(open.caseId, { ...memory.cases.get(open.caseId)!, state: 'closed' });
  const { effects } = memory.run([job(player, sendingMessage(open.caseId, 'again'))]);
  expect(effects.heads.get(open.caseId)?.state).toBe('open');
  expect(effects.updates.get(player)?.map((update) => update.kind)).toEqual(['case.changed', 'message.added']);
  expect(effects.events.map(({ event }) => event.kind)).toEqual(['message.added', 'case.changed']);
});

test('moves reading forward only, and not past the last message', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  memory.run([job(player, open)]);
  memory.cases.set(open.caseId, { ...memory.cases.get(open.caseId)!, lastSeq: 5 });
  const { effects } = memory.run([job(player, ...[3, 2, 9].map((upTo) => readingCase(open.caseId, upTo)))]);
  expect(effects.updates.get(player)).toMatchObject([{ by: 'player', upTo: 3 }, { by: 'player', upTo: 5 }]);
});

test('numbers messages without gaps and writes each once, however requests are cut, repeated and grouped', () => {
  const step = fc.record({
    player: fc.nat(1),
    // Which of the envelopes made beforehand are in the request, repeats and foreign ones included.
    picks: fc.array(fc.nat(11), { minLength: 1, maxLength: 8 }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (groups) => {
      const memory = new Memory();
      const players = [newId(), newId()];
      const opens = [openingCase(), openingCase()];
      const all: Envelope[] = opens.flatMap((open) => [
        open,
        ...['a', 'b', 'c'].map((text) => sendingMessage(open.caseId, text)),
        readingCase(open.caseId, 2),
        { ...openingCase(), caseId: open.caseId },
      ]);
      for (const steps of groups) {
        memory.run(steps.map(({ player, picks }) => job(players[player]!, ...picks.map((pick) => all[pick]!))));
      }
      for (const head of memory.cases.values()) {
        const seqs = memory.messages.filter((message) => message.caseId === head.id).map((message) => message.seq);
        expect(seqs).toEqual(Array.from({ length: head.lastSeq }, (_, index) => index + 1));
        expect(head.playerReadSeq).toBeLessThanOrEqual(head.lastSeq);
      }
      const stored = [...memory.outcomes].filter(([, result]) => result.status === 'stored').map(([key]) => key);
      const writing = all.filter((envelope) => envelope.kind !== 'case.read').map((envelope) => envelope.id);
      expect(memory.messages).toHaveLength(stored.filter((key) => writing.includes(key.split('/')[1]!)).length);
    }),
    { numRuns: 200 },
  );
});
