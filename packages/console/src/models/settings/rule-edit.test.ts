import type { Rule } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { addRule, comparisonOf, ruleFaults, rulesText, saidOf, tagsOf } from './rule-edit.ts';

const REFUND: Rule = {
  id: 'refund',
  name: 'Wants money back',
  on: 'message',
  topics: ['payment'],
  when: { all: [{ field: 'text', is: 'contains', value: 'refund' }, { not: { field: 'answers.order', is: 'missing' } }] },
  tags: ['wants:refund'],
  priority: 'high',
};

test('a new rule is not ready until it has a name, something to look for and something to give', () => {
  const rules = addRule([REFUND]);
  expect(rules[1]!.id).toBe('rule-2');
  expect([...ruleFaults(rules)]).toEqual(['1.name', '1.when.value', '1.gives']);
  expect([...ruleFaults([REFUND])]).toEqual([]);
  expect([...ruleFaults([{ ...REFUND, tags: ['no good!'] }])]).toEqual(['0.tags.0']);
});

test('what is typed becomes the kind of value that games tell', () => {
  expect(comparisonOf('context.state.level', 'equals', '31')).toMatchObject({ value: 31 });
  expect(comparisonOf('answers.order', 'equals', '007')).toMatchObject({ value: '007' });
  expect(comparisonOf('context.state.vip', 'equals', 'true')).toMatchObject({ value: true });
  expect(comparisonOf('text', 'contains', '31')).toMatchObject({ value: '31' });
  expect(saidOf(comparisonOf('context.state.level', 'less', ''))).toBe('');
  expect([...ruleFaults([{ ...REFUND, when: comparisonOf('text', 'less', '') }])]).toEqual(['0.when']);
  expect([...ruleFaults([{ ...REFUND, when: comparisonOf('text', 'matches', '(a+)+') }])]).toEqual(['0.when.value']);
});

test('tags are parted by commas of either script, each once', () => {
  expect(tagsOf(' vip, wants:refund，vip、 ')).toEqual(['vip', 'wants:refund']);
});

test('rules as text say all of it', () => {
  expect(rulesText([REFUND, { ...REFUND, id: 'b', off: true, when: { field: 'text', is: 'missing' } }])).toBe(
    '# Wants money back (refund)\nevery message: payment\nif text contains "refund" and not (answers.order missing)\n' +
      'tags: wants:refund\npriority: high\n\n' +
      '# Wants money back (b, off)\nevery message: payment\nif text missing\ntags: wants:refund\npriority: high\n',
  );
});
