import { isWriting, newId, type Envelope, type SyncResult, type Uuid } from '@savepoint/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codes, job, Memory } from '../testing/intake-memory.ts';
import { openingCase, readingCase, sendingMessage } from '../testing/player.ts';
import { outcomeKey } from './decide.ts';

test('keeps the first result of a repeated envelope, within a request, a group and later', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  expect(codes(memory.run([job(player, open, open), job(player, open)]))).toEqual(['stored', 'duplicate', 'duplicate']);
  const later = memory.run([job(player, open)]);
  expect(codes(later)).toEqual(['duplicate']);
  expect([later.effects.heads.size, later.effects.messages.length, later.outcomes.length]).toEqual([0, 0, 0]);
});

test('keeps no result of a message, which is recognised by itself, also when parts of it are blacked out', () => {
  const memory = new Memory();
  const player = newId();
  const open = openingCase();
  const said = sendingMessage(open.caseId, 'my card is 4111, bye');
  expect(memory.run([job(player, open, said, said)]).outcomes.map(({ envelopeId }) => envelopeId)).toEqual([open.id]);
  const { messageId } = said.body;
  memory.messages.set(messageId, { ...memory.messages.get(messageId)!, text: 'my card is █████, bye' });
  const other = { ...said, id: newId(), body: { ...said.body, text: 'your card' } };
  expect(codes(memory.run([job(player, said, other)]))).toEqual(['duplicate', 'id_taken']);
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
      const stored = [...memory.answered].filter(([, result]) => result.status === 'stored').map(([key]) => key);
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
      const written = outbox.filter(({ id }) => memory.answered.get(outcomeKey(player, id))?.status === 'stored');
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

test('lets a banned player appeal and go on with that, and do nothing else', () => {
  const memory = new Memory();
  const player = newId();
  const before = openingCase({ topic: 'bug' });
  const said = sendingMessage(before.caseId, 'wait');
  memory.run([job(player, before, said)]);
  memory.bannedPlayers.add(player);
  // Its answer was lost: it is kept all the same.
  expect(codes(memory.run([job(player, said)]))).toEqual(['duplicate']);
  const appeal = openingCase({ topic: 'ban_appeal' });
  const saying = [openingCase({ topic: 'bug' }), sendingMessage(before.caseId, 'hey'), appeal, sendingMessage(appeal.caseId, 'please')];
  expect(codes(memory.run([job(player, ...saying, readingCase(before.caseId, 1))]))).toEqual([
    'banned', 'banned', 'stored', 'stored', 'stored',
  ]);
});
