import { isWriting, newId, type Envelope, type SyncResult, type Uuid } from '@savepoint/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseHead } from '../cases/change.ts';
import type { ChatDoor } from '../chat/settings.ts';
import { compileRules, type CompiledRules } from '../rules/compile.ts';
import { leavingChat, openingCase, readingCase, sendingMessage, startingChat } from '../testing/player.ts';
import { decide, outcomeKey, type Decision, type IntakeJob, type Known, type KnownMessage } from './decide.ts';

/** The database as far as `decide` can tell: what it was told to write. */
class Memory {
  readonly outcomes = new Map<string, SyncResult>();
  readonly cases = new Map<Uuid, CaseHead>();
  readonly messages = new Map<Uuid, KnownMessage & { seq: number }>();
  readonly verdicts = new Set<Uuid>();

  rules = new Map<string, CompiledRules>();
  readonly chats = new Set<Uuid>();
  bannedPlayers = new Set<Uuid>();
  door: ChatDoor = { open: true, opensAt: null, waiting: 0, longestLine: 2 };

  seqsOf(caseId: Uuid): number[] {
    return [...this.messages.values()].filter((message) => message.caseId === caseId).map((message) => message.seq);
  }

  run(jobs: IntakeJob[]): Decision {
    const known: Known = {
      ...this,
      forms: new Map(),
      rules: this.rules,
      ruleFacts: new Map(),
      doors: new Map([['orbit', this.door]]),
      banned: this.bannedPlayers,
      numbers: Array.from({ length: 100 }, (_, index) => index + 1),
      nowMs: 1_000,
    };
    const decision = decide(jobs, known);
    for (const { playerId, envelopeId, result } of decision.outcomes) {
      // What the primary key of the table would refuse.
      expect(this.outcomes.has(outcomeKey(playerId, envelopeId))).toBe(false);
      this.outcomes.set(outcomeKey(playerId, envelopeId), result);
    }
    for (const { is, id } of decision.effects.chats) if (is === 'started') this.chats.add(id);
    for (const [id, head] of decision.effects.heads) this.cases.set(id, head);
    for (const { head, message } of decision.effects.messages) {
      expect(this.messages.has(message.id)).toBe(false);
      this.messages.set(message.id, { ...message, caseId: head.id });
    }
    for (const { id } of decision.effects.verdicts) this.verdicts.add(id);
    return decision;
  }
}

const job = (playerId: Uuid, ...envelopes: Envelope[]): IntakeJob => ({
  playerId,
  gameId: 'orbit',
  envelopes,
  tooOld: new Set(),
});
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

test('recognises what it wrote when the result is forgotten, whatever the clock said, and refuses what differs', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  const send = sendingMessage(open.caseId, 'two');
  const read = readingCase(open.caseId, 1);
  memory.run([job(player, open, send, read)]);
  memory.outcomes.clear();
  const again = memory.run([{ ...job(player, open, send), tooOld: new Set([send.id]) }, job(player, read)]);
  expect(codes(again)).toEqual(['duplicate', 'duplicate', 'stored']);
  expect([again.effects.messages, again.effects.events, [...again.effects.updates]]).toEqual([[], [], []]);

  const edited = { ...send, id: newId(), body: { ...send.body, text: 'three' } };
  const moved = { ...openingCase(), body: open.body };
  expect(codes(memory.run([job(player, edited, moved)]))).toEqual(['id_taken', 'id_taken']);
  expect(codes(memory.run([job(newId(), { ...open, id: newId() }, { ...send, id: newId() })]))).toEqual([
    'id_taken', 'unknown_case',
  ]);
});

test('refuses what is too old and remembered by nothing, and goes on refusing it', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  expect(codes(memory.run([{ ...job(player, open), tooOld: new Set([open.id]) }]))).toEqual(['too_old']);
  expect(codes(memory.run([job(player, open)]))).toEqual(['too_old']);
  expect(memory.cases.size).toBe(0);
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

test('counts opinions of articles, which need no case', () => {
  const memory = new Memory();
  const player = newId();
  const vote = { id: newId(), kind: 'article.vote' as const, at: 1, body: { articleId: 'a', language: 'en', helpful: true } };
  const first = memory.run([job(player, vote)]);
  expect(first.votes).toEqual([{ playerId: player, gameId: 'orbit', envelope: vote }]);
  const again = memory.run([job(player, vote)]);
  expect([codes(again), again.votes]).toEqual([['duplicate'], []]);
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
        const seqs = memory.seqsOf(head.id);
        expect(seqs).toEqual(Array.from({ length: head.lastSeq }, (_, index) => index + 1));
        expect(head.playerReadSeq).toBeLessThanOrEqual(head.lastSeq);
      }
      const stored = [...memory.outcomes].filter(([, result]) => result.status === 'stored').map(([key]) => key);
      const writing = all.filter((envelope) => envelope.kind !== 'case.read').map((envelope) => envelope.id);
      expect(memory.messages.size).toBe(stored.filter((key) => writing.includes(key.split('/')[1]!)).length);
    }),
    { numRuns: 200 },
  );
});

test('keeps the outbox\'s order when requests of two tabs arrive in any order and answers are lost', () => {
  /** A tab asks for some entries after those it knows to be answered, or one of the waiting requests arrives. */
  const step = fc.oneof(
    fc.record({ do: fc.constant('send' as const), tab: fc.nat(1), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ do: fc.constant('arrive' as const), pick: fc.nat(), together: fc.nat(2), lost: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const memory = new Memory();
      const player = newId();
      const opens = [openingCase(), openingCase()];
      const say = (index: number) => sendingMessage(opens[index % 2]!.caseId, String(index));
      const refused = sendingMessage(newId(), 'to no case');
      const more = Array.from({ length: 8 }, (_, index) => say(index + 1));
      const outbox: Envelope[] = [...opens, say(0), refused, ...more];
      const answered = [0, 0];
      const underway: { tab: number; from: number; envelopes: Envelope[] }[] = [];
      const firsts = new Map<Uuid, SyncResult>();
      for (const one of steps) {
        if (one.do === 'send') {
          const from = answered[one.tab]!;
          underway.push({ tab: one.tab, from, envelopes: outbox.slice(from, from + one.count) });
          continue;
        }
        const arriving = underway.length === 0 ? [] : underway.splice(one.pick % underway.length, one.together + 1);
        const { results } = memory.run(arriving.map(({ envelopes }) => job(player, ...envelopes)));
        arriving.forEach(({ tab, from, envelopes }, nth) => {
          envelopes.forEach(({ id }, index) => {
            const result = results[nth]![index]!;
            const first = firsts.get(id);
            // A repeat is answered as the first was.
            expect(result).toEqual(first?.status === 'stored' ? { id, status: 'duplicate' } : (first ?? result));
            if (!first) firsts.set(id, result);
          });
          if (!one.lost) answered[tab] = Math.max(answered[tab]!, from + envelopes.length);
        });
      }
      const written = outbox.filter(({ id }) => memory.outcomes.get(outcomeKey(player, id))?.status === 'stored');
      for (const { caseId } of opens) {
        const inOrder = [...memory.messages].filter(([, message]) => message.caseId === caseId);
        inOrder.sort(([, a], [, b]) => a.seq - b.seq);
        expect(inOrder.map(([id]) => id)).toEqual(
          written.flatMap((one) => (isWriting(one) && one.caseId === caseId ? [one.body.messageId] : [])),
        );
      }
    }),
    { numRuns: 300 },
  );
});

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
