import type { Comparison, Rule, RuleCondition } from '@savepoint/protocol';
import { rules as rulesSchema } from '@savepoint/protocol/schemas';
import * as v from 'valibot';

export const WAYS = ['equals', 'contains', 'matches', 'less', 'greater', 'version', 'missing'] as const satisfies readonly Comparison['is'][];

/** Fields that are offered by name; any other is typed as its path. */
export const OFFERED_FIELDS = [
  'text', 'topic', 'context.game.build', 'context.device.class', 'context.device.os', 'context.device.gpu',
  'context.locale.language', 'context.state.level', 'context.player.id',
] as const;

/** A new rule at the end, which fits nothing yet. */
export function addRule(rules: readonly Rule[]): Rule[] {
  const taken = new Set(rules.map(({ id }) => id));
  let count = rules.length + 1;
  while (taken.has(`rule-${count}`)) count++;
  const when: Comparison = { field: 'text', is: 'contains', value: '' };
  return [...rules, { id: `rule-${count}`, name: '', on: 'report', when, tags: [] }];
}

/** The same field, held to another kind of value. */
export function comparisonOf(field: string, is: Comparison['is'], said: string): Comparison {
  switch (is) {
    case 'missing':
      return { field, is };
    case 'less':
    case 'greater':
      return { field, is, value: said.trim() === '' ? Number.NaN : Number(said) };
    case 'equals':
      return { field, is, value: plain(said) };
    case 'contains':
    case 'matches':
    case 'version':
      return { field, is, value: said };
  }
}

/** What is compared for being the same is a number or yes and no where it reads as one: that is how games tell it. */
function plain(said: string): string | number | boolean {
  if (said === 'true' || said === 'false') return said === 'true';
  return /^-?\d+(\.\d+)?$/.test(said) && String(Number(said)) === said ? Number(said) : said;
}

export function saidOf(test: Comparison): string {
  if (!('value' in test)) return '';
  return typeof test.value === 'number' && Number.isNaN(test.value) ? '' : String(test.value);
}

/** Words parted by commas of either script in, tags out. */
export const tagsOf = (typed: string): string[] =>
  [...new Set(typed.split(/[,，、]/).map((tag) => tag.trim()).filter((tag) => tag !== ''))];

/** What the server would refuse rules for, as paths: `0.name`, `2.when.all.0.value`. */
export function ruleFaults(rules: readonly Rule[]): ReadonlySet<string> {
  const { issues = [] } = v.safeParse(rulesSchema, rules);
  const faults = new Set(issues.map((issue) => v.getDotPath(issue) ?? ''));
  for (const [at, { name, tags, priority, queue }] of rules.entries()) {
    if (name.trim() === '') faults.add(`${at}.name`);
    // A rule that gives nothing would only cost.
    if (tags.length === 0 && !priority && !queue) faults.add(`${at}.gives`);
  }
  return faults;
}

/** The rules as text, to be compared line by line. */
export function rulesText(rules: readonly Rule[] | undefined): string {
  return (rules ?? []).map(ruleText).join('\n');
}

function ruleText({ id, name, off, on, topics, when, tags, priority, queue }: Rule): string {
  return [
    `# ${name} (${id}${off ? ', off' : ''})`,
    `${on === 'report' ? 'report' : 'every message'}${topics ? `: ${topics.join(', ')}` : ''}`,
    `if ${ruleConditionText(when)}`,
    ...(tags.length > 0 ? [`tags: ${tags.join(', ')}`] : []),
    ...(priority ? [`priority: ${priority}`] : []),
    ...(queue ? [`queue: ${queue}`] : []),
    '',
  ].join('\n');
}

/** A condition as one line; it is code, and the same in every language. */
export function ruleConditionText(condition: RuleCondition): string {
  if ('not' in condition) return `not (${ruleConditionText(condition.not)})`;
  if ('all' in condition) return condition.all.map(ruleConditionText).join(' and ');
  if ('any' in condition) return `(${condition.any.map(ruleConditionText).join(' or ')})`;
  return 'value' in condition ? `${condition.field} ${condition.is} ${JSON.stringify(condition.value)}` : `${condition.field} missing`;
}
