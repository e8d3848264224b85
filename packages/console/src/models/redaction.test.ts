import { expect, test } from 'vitest';
import { reportFacts } from '../format/report-facts.ts';
import { aCase } from '../testing/cases.ts';
import { chosenParts, goneAlong, lastRedaction, withRange } from './redaction.ts';

test('joins what is marked where it touches, and keeps the rest apart', () => {
  const marked = withRange(withRange([], { from: 10, to: 14 }), { from: 2, to: 4 });
  expect(marked).toEqual([{ from: 2, to: 4 }, { from: 10, to: 14 }]);
  expect(withRange(marked, { from: 4, to: 10 })).toEqual([{ from: 2, to: 14 }]);
  expect(withRange(marked, { from: 11, to: 12 })).toEqual(marked);
  expect(withRange(marked, { from: 7, to: 7 })).toEqual(marked);
});

const detail = aCase(1, {
  openedAt: 10_000,
  answers: { checked: true, rows: [{ field: 'mail', label: 'E-mail', value: 'a@b.test' }] },
  context: {
    device: { os: 'Linux', battery: { level: 0.5, charging: true } },
    screen: { width: 1280, height: 800, pixelRatio: 1 },
    session: { startedAt: 4_000, lengthMs: 6_000 },
    performance: { frameMs: { p50: 16, p95: 20, p99: 30, worst: 40 } },
    breadcrumbs: [{ at: 5_000, text: 'opened the shop' }],
    errors: [{ at: 9_000, message: 'TypeError' }],
    state: { account: { mail: 'a@b.test', friends: ['x'] }, gold: 3 },
  },
});
const groups = reportFacts(detail);
const facts = groups.flatMap((group) => group.facts);
const keyOf = (label: string) => facts.find((fact) => fact.label === label)!.key;

test('lists every answer and detail of a report once, each with where it stands', () => {
  expect(facts.map(({ label, value, paths, answer }) => [label, value, answer ?? paths.map((path) => path.join('.')).join(' ')])).toEqual([
    ['E-mail', 'a@b.test', 'mail'],
    ['System', 'Linux', 'device.os device.osVersion'],
    ['Battery', '50 % charging', 'device.battery'],
    ['Screen', '1280 × 800', 'screen.width screen.height'],
    ['Pixel ratio', '1', 'screen.pixelRatio'],
    ['Played for', '6 s', 'session.lengthMs session.startedAt'],
    ['Frame time', expect.any(String), 'performance.frameMs'],
    ['\u22120:05', 'opened the shop', 'breadcrumbs.0'],
    ['\u22120:01', 'TypeError', 'errors.0'],
    ['account › mail', 'a@b.test', 'state.account.mail'],
    ['account › friends › 0', 'x', 'state.account.friends.0'],
    ['gold', '3', 'state.gold'],
  ]);
  expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
});

test('asks for what was chosen, and says what goes along with it', () => {
  const chosen = new Set(['E-mail', 'gold', 'Screen'].map(keyOf));
  expect(chosenParts(facts, chosen)).toEqual({ context: [['screen', 'width'], ['screen', 'height'], ['state', 'gold']], answers: ['mail'] });
  expect(goneAlong(detail.context, facts, chosen)).toEqual(new Set([keyOf('Pixel ratio')]));
  expect(goneAlong(detail.context, facts, new Set([keyOf('gold')]))).toEqual(new Set());
});

test('knows the last redaction among what was done', () => {
  const edit = (id: string, field: 'redaction' | 'state') => ({
    id,
    at: 1,
    by: { id: 'x', name: 'X' },
    changes: [field === 'state' ? { field, from: 'open', to: 'closed' } : { field, of: 'message' as const, parts: 1 }],
  });
  expect(lastRedaction({ edits: [edit('a', 'redaction'), edit('b', 'redaction'), edit('c', 'state')] })).toBe('b');
  expect(lastRedaction({ edits: [edit('c', 'state')] })).toBeNull();
});
