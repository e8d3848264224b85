import { inRange, PRIORITIES } from '@savepoint/protocol';
import type { Answers, Comparison, Context, Priority, Rule, RuleCondition, Topic } from '@savepoint/protocol';
import { compilePattern } from '@savepoint/protocol/schemas';

/** What a rule can look at. */
export interface RuleFacts {
  topic: Topic;
  text: string;
  answers: Answers;
  context: Context;
}

/** What the rules that fit say together. */
export interface RuleOutcome {
  /** Ids of those that fit. */
  fitting: string[];
  tags: string[];
  priority: Priority | null;
  queue: string | null;
}

export interface CompiledRules {
  /** Whether any looks at later messages: if none does, nobody has to read the case for it. */
  onMessages: boolean;
  evaluate(facts: RuleFacts, on: 'report' | 'message'): RuleOutcome;
}

type Test = (facts: RuleFacts) => boolean;

/** A pattern follows every way at once, character by character: longer texts are looked at so far. */
const PATTERN_CHARS = 2_000;

/** In: a game's rules. Out: what says, for any facts, which of them fit. Pure. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const active = rules.filter(({ off }) => !off);
  const compiled = active.map((rule) => ({ rule, test: compile(rule.when) }));
  return {
    onMessages: active.some(({ on }) => on === 'message'),
    evaluate(facts, on) {
      const fitting = compiled.flatMap(({ rule, test }) => {
        const asked = (on === 'report' || rule.on === 'message') && (rule.topics?.includes(facts.topic) ?? true);
        return asked && test(facts) ? [rule] : [];
      });
      const priorities = fitting.flatMap(({ priority }) => (priority ? [PRIORITIES.indexOf(priority)] : []));
      return {
        fitting: fitting.map(({ id }) => id),
        tags: [...new Set(fitting.flatMap(({ tags }) => tags))],
        priority: PRIORITIES[Math.max(...priorities)] ?? null,
        queue: fitting.find(({ queue }) => queue)?.queue ?? null,
      };
    },
  };
}

export const NO_RULES = compileRules([]);

function compile(condition: RuleCondition): Test {
  if ('all' in condition) {
    const parts = condition.all.map(compile);
    return (facts) => parts.every((part) => part(facts));
  }
  if ('any' in condition) {
    const parts = condition.any.map(compile);
    return (facts) => parts.some((part) => part(facts));
  }
  if ('not' in condition) {
    const part = compile(condition.not);
    return (facts) => !part(facts);
  }
  const holds = comparing(condition);
  const path = condition.field.split('.');
  return (facts) => holds(valueAt(facts, path));
}

function comparing(comparison: Comparison): (value: unknown) => boolean {
  if (comparison.is === 'missing') return (value) => value === undefined || value === null || value === '';
  const holds = comparingOne(comparison);
  // Several answers, or a list in the studio's state: one is enough.
  return (value) => (Array.isArray(value) ? value.some(holds) : holds(value));
}

function comparingOne(comparison: Exclude<Comparison, { is: 'missing' }>): (value: unknown) => boolean {
  switch (comparison.is) {
    case 'equals': {
      const wanted = folded(comparison.value);
      return (value) => isPlain(value) && folded(value) === wanted;
    }
    case 'contains': {
      const wanted = folded(comparison.value);
      return (value) => isPlain(value) && folded(value).includes(wanted);
    }
    case 'matches': {
      const matches = compilePattern(comparison.value);
      return (value) => isPlain(value) && matches?.(String(value).slice(0, PATTERN_CHARS)) === true;
    }
    case 'less':
      return (value) => numberOf(value) < comparison.value;
    case 'greater':
      return (value) => numberOf(value) > comparison.value;
    case 'version':
      // For players, a build that is no number lies in every range; a rule has to be sure.
      return (value) => typeof value === 'string' && /^v?\d/.test(value) && inRange(value, comparison.value);
  }
}

/** Own properties alone: a field named `constructor` finds what was reported, or nothing. */
function valueAt(facts: object, path: readonly string[]): unknown {
  let value: unknown = facts;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const folded = (value: string | number | boolean) => String(value).normalize('NFKC').toLowerCase();

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : NaN;
}
