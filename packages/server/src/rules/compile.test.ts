import type { Rule, RuleCondition } from '@savepoint/protocol';
import { saveRulesRequest } from '@savepoint/protocol/schemas';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compileRules, type RuleFacts } from './compile.ts';
import { byCase } from './write-labels.ts';

const facts: RuleFacts = {
  topic: 'payment',
  text: 'I paid twice for ORDER-1234!',
  answers: { order: 'A-77', amount: 12, stores: ['steam', 'epic'] },
  context: {
    game: { id: 'orbit', build: '1.4.2' },
    device: { class: 'phone', os: 'Android' },
    state: { level: 31, guild: { name: 'Foxes' } },
  },
};

const rule = (when: RuleCondition, more: Partial<Rule> = {}): Rule => ({
  id: 'one',
  name: 'One',
  on: 'report',
  when,
  tags: [],
  ...more,
});
const fits = (when: RuleCondition) => compileRules([rule(when)]).evaluate(facts, 'report').fitting.length > 0;

test.each<[RuleCondition, boolean]>([
  [{ field: 'topic', is: 'equals', value: 'payment' }, true],
  [{ field: 'text', is: 'contains', value: 'paid TWICE' }, true],
  [{ field: 'text', is: 'matches', value: '.*ORDER-\\d{4}.*' }, true],
  [{ field: 'text', is: 'matches', value: 'ORDER-\\d{4}' }, false],
  [{ field: 'answers.order', is: 'equals', value: 'a-77' }, true],
  [{ field: 'answers.stores', is: 'equals', value: 'epic' }, true],
  [{ field: 'answers.amount', is: 'greater', value: 11.5 }, true],
  [{ field: 'answers.amount', is: 'less', value: 12 }, false],
  [{ field: 'context.game.build', is: 'version', value: '>=1.4 <2' }, true],
  [{ field: 'context.device.os', is: 'version', value: '>=1.4' }, false],
  [{ field: 'context.state.guild.name', is: 'equals', value: 'foxes' }, true],
  [{ field: 'context.state.gold', is: 'missing' }, true],
  [{ field: 'context.state.gold', is: 'less', value: 1 }, false],
  [{ field: 'context.constructor.name', is: 'contains', value: 'o' }, false],
  [{ not: { field: 'context.device.class', is: 'equals', value: 'phone' } }, false],
  [{ all: [{ field: 'topic', is: 'equals', value: 'payment' }, { field: 'context.state.level', is: 'greater', value: 40 }] }, false],
  [{ any: [{ field: 'topic', is: 'equals', value: 'bug' }, { field: 'context.state.level', is: 'greater', value: 30 }] }, true],
])('%j: %s', (when, expected) => {
  expect(fits(when)).toBe(expected);
});

test('joins what all that fit say: tags, the highest priority, the first queue', () => {
  const always: RuleCondition = { field: 'text', is: 'contains', value: 'i' };
  const { evaluate } = compileRules([
    rule(always, { id: 'a', tags: ['x', 'y'], priority: 'low', queue: 'first' }),
    rule(always, { id: 'b', tags: ['y', 'z'], priority: 'high', queue: 'second', on: 'message' }),
    rule(always, { id: 'c', tags: ['w'], topics: ['bug'] }),
  ]);
  expect(evaluate(facts, 'report')).toEqual({ fitting: ['a', 'b'], tags: ['x', 'y', 'z'], priority: 'high', queue: 'first' });
  expect(evaluate(facts, 'message')).toEqual({ fitting: ['b'], tags: ['y', 'z'], priority: 'high', queue: 'second' });
});

test('writes one entry a case: a report sets its priority, what follows can only raise it', () => {
  const said = (priority: 'low' | 'high' | null, tags: string[]) => ({ fitting: ['a'], tags, priority, queue: null });
  expect(
    byCase([
      { caseId: 'c', on: 'report', outcome: said('low', ['a']) },
      { caseId: 'c', on: 'message', outcome: said('high', ['a', 'b']) },
      { caseId: 'c', on: 'message', outcome: said(null, []) },
    ]),
  ).toEqual([{ id: 'c', tags: ['a', 'b'], first: 0, raised: 2, queue: null }]);
});

test('takes no pattern that could hang, no rules without bound, and nothing it does not know', () => {
  const taken = (when: unknown) => v.safeParse(saveRulesRequest, { basedOn: 0, rules: [{ ...rule({ all: [] }), when }] }).success;
  expect(taken({ field: 'text', is: 'contains', value: 'x' })).toBe(true);
  let deep: unknown = { field: 'text', is: 'contains', value: 'x' };
  for (let i = 0; i < 5; i++) deep = { not: deep };
  const bad = [
    { field: 'text', is: 'matches', value: '(a+)+$' },
    { field: 'secret', is: 'equals', value: 'x' },
    { all: [] },
    { field: 'context', is: 'missing' },
    deep,
  ];
  for (const when of bad) expect([when, taken(when)]).toEqual([when, false]);
});

test('ends soon whatever a player writes', () => {
  const nasty = compileRules(
    Array.from({ length: 100 }, (_, i) => rule({ field: 'text', is: 'matches', value: '.*a.*b.*c.*d.*' }, { id: `r${i}` })),
  );
  const started = performance.now();
  nasty.evaluate({ ...facts, text: 'abc'.repeat(3_333) }, 'report');
  // A hundred of the worst patterns take some 300 ms; one that backtracked would not be done today.
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a rule that is off says nothing', () => {
  const when: RuleCondition = { field: 'topic', is: 'equals', value: 'payment' };
  const rules = compileRules([rule(when, { off: true, on: 'message', tags: ['a'] }), rule(when, { id: 'two', tags: ['b'] })]);
  expect(rules.evaluate(facts, 'report')).toMatchObject({ fitting: ['two'], tags: ['b'] });
  expect(rules.onMessages).toBe(false);
});
