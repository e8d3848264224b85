import { context, envelopes } from '@savepoint/protocol/schemas';
import { newId } from '@savepoint/protocol';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { OPENINGS } from './phrases.ts';
import { makeSample } from './sample.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
const DAY_MS = 86_400_000;
const sample = makeSample(NOW);
const share = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length;

test('makes the same cases for the same now and seed, others for another seed', () => {
  expect(makeSample(NOW)).toEqual(sample);
  expect(makeSample(NOW, 1)).not.toEqual(sample);
  expect(sample).toHaveLength(300);
});

test('keeps players and their number of cases whatever the time is', () => {
  const count = (cases: typeof sample) => {
    const byPlayer = new Map<string | undefined, number>();
    for (const { player } of cases) byPlayer.set(player.id, (byPlayer.get(player.id) ?? 0) + 1);
    return [...byPlayer].toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  };
  expect(count(makeSample(NOW + 5 * 3_600_000))).toEqual(count(sample));
});

test('every case and message passes the protocol without losing anything', () => {
  for (const { topic, context: around, messages, openedAt } of sample) {
    const [first, ...later] = messages;
    const head = { id: newId(), caseId: newId(), at: openedAt };
    const body = { topic, messageId: newId(), text: first!.text, attachments: [], context: around };
    expect(v.parse(envelopes['case.open'], { ...head, kind: 'case.open', body }).body).toEqual(body);
    expect(v.parse(context, around)).toEqual(around);
    for (const { text } of later) {
      const sent = { messageId: newId(), text, attachments: [] };
      expect(v.parse(envelopes['message.send'], { ...head, kind: 'message.send', body: sent }).body).toEqual(sent);
    }
  }
});

test('nothing happens in the future, before the last thirty days or out of order', () => {
  for (const { openedAt, messages, context: around } of sample) {
    expect(messages[0]!.at).toBe(openedAt);
    expect(openedAt).toBeGreaterThan(NOW - 31 * DAY_MS);
    const times = [...(around.breadcrumbs ?? []), ...messages].map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(NOW);
  }
});

test('state and read marks agree with the messages', () => {
  for (const { state, messages, staffReadSeq, playerReadSeq } of sample) {
    const last = messages.at(-1)!;
    expect(state === 'closed' || last.from === (state === 'answered' ? 'staff' : 'player')).toBe(true);
    expect(messages[0]!.from).toBe('player');
    expect(messages.length).toBeLessThanOrEqual(7);
    expect(staffReadSeq).toBeLessThanOrEqual(messages.length);
    expect(staffReadSeq).toBeGreaterThanOrEqual(messages.findLastIndex(({ from }) => from === 'staff') + 1);
    expect(playerReadSeq).toBeLessThanOrEqual(messages.length);
    expect(playerReadSeq).toBeGreaterThanOrEqual(messages.findLastIndex(({ from }) => from === 'player') + 1);
  }
});

test('has something of everything', () => {
  for (const state of ['open', 'answered', 'closed'] as const) {
    expect(share(sample, (each) => each.state === state)).toBeGreaterThan(0.08);
  }
  expect(new Set(sample.map(({ topic }) => topic)).size).toBe(9);
  expect(new Set(sample.map(({ player }) => player.locale)).size).toBeGreaterThan(20);
  expect(new Set(sample.map(({ context: { device } }) => device?.class)).size).toBeGreaterThan(4);
  expect(new Set(sample.map(({ messages }) => messages.length)).size).toBeGreaterThan(4);
  expect(share(sample, (each) => each.staffReadSeq < each.messages.length)).toBeGreaterThan(0.05);
  expect(sample.filter(({ openedAt }) => openedAt > NOW - DAY_MS / 2).length).toBeGreaterThan(15);
});

test('no first message stands twice on one screen', () => {
  for (let start = 0; start + 60 <= sample.length; start += 20) {
    const texts = sample.slice(start, start + 60).map(({ messages }) => messages[0]!.text);
    expect(new Set(texts).size).toBe(60);
  }
});

test('a bad build crashes on one chip, after it came out', () => {
  const fatal = /surface|out of bounds/;
  const broken = sample.filter(({ context: { errors } }) => errors?.some(({ message }) => fatal.test(message)));
  expect(broken.length).toBeGreaterThan(20);
  for (const { context: around } of broken) {
    expect(around.device?.gpu).toMatch(/Mali-G57/);
    expect(['1.4.0', '2.9.0']).toContain(around.game?.build);
  }
});

test('every language has every kind of opening and an answer to it', () => {
  const always = Object.entries(OPENINGS).filter(([section]) => section !== 'admitted');
  const wanted = [...always.flatMap(([section, { answer }]) => [section, answer]), 'nudge', 'thanks', 'still', 'close'];
  const lacking = LANGUAGES.flatMap(({ code, phrases }) => [
    ...wanted.filter((section) => !phrases.get(section)?.length).map((section) => `${code} [${section}]`),
    ...(phrases.has('admitted') && !phrases.has('answer.mercy') ? [`${code} [answer.mercy]`] : []),
  ]);
  expect(lacking).toEqual([]);
});
