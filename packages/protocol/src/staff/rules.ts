import * as v from 'valibot';
import { isRange } from '../content/builds.ts';
import { isPattern } from '../content/pattern.ts';
import { TOPICS } from '../topics.ts';

/** From the least to the most pressing; their places are the numbers that the database sorts by. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * What a condition looks at: `topic`, `text`, an answer (`answers.order`) or any field of the context
 * (`context.device.os`, `context.state.level`).
 */
const field = v.pipe(
  v.string(),
  v.maxLength(120),
  v.regex(/^(topic|text|answers\.[\w-]+|context(\.[\p{L}\p{N}_ -]+){1,6})$/u),
);
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** One comparison. A field that is missing meets none but `missing`. Texts compare without regard to case. */
const comparison = v.variant('is', [
  v.object({ field, is: v.literal('equals'), value: v.union([words, v.number(), v.boolean()]) }),
  v.object({ field, is: v.literal('contains'), value: words }),
  /** The whole of it, by a pattern of `content/pattern.ts`, which takes time that grows with the text alone. */
  v.object({ field, is: v.literal('matches'), value: v.pipe(words, v.check(isPattern, 'not a pattern')) }),
  v.object({ field, is: v.literal('less'), value: v.pipe(v.number(), v.finite()) }),
  v.object({ field, is: v.literal('greater'), value: v.pipe(v.number(), v.finite()) }),
  /** A range of versions: `>=1.4 <2 || 3.1.*`. */
  v.object({ field, is: v.literal('version'), value: v.pipe(words, v.check(isRange, 'not a range')) }),
  v.object({ field, is: v.literal('missing') }),
]);

export type Comparison = v.InferOutput<typeof comparison>;
export type RuleCondition =
  | Comparison
  | { all: RuleCondition[] }
  | { any: RuleCondition[] }
  | { not: RuleCondition };

const MOST_PARTS = 20;
const DEEPEST = 4;

function conditionOf(depth: number): v.GenericSchema<RuleCondition> {
  if (depth === 0) return comparison;
  const parts = v.pipe(v.array(conditionOf(depth - 1)), v.minLength(1), v.maxLength(MOST_PARTS));
  return v.union([
    comparison,
    v.strictObject({ all: parts }),
    v.strictObject({ any: parts }),
    v.strictObject({ not: conditionOf(depth - 1) }),
  ]);
}

/** As rules and people give them: `word` or `kind:value`. */
export const caseTag = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_.-]+(:[\p{L}\p{N}_. -]+)?$/u), v.maxLength(80));

/** What holds of a report, and what its case then gets. The highest priority and the first queue of all rules win. */
export const rule = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** It is kept and says nothing. */
  off: v.optional(v.boolean()),
  /** Whether it looks at first reports alone, or at every message of a player. */
  on: v.picklist(['report', 'message']),
  topics: v.optional(v.pipe(v.array(v.picklist(TOPICS)), v.minLength(1), v.maxLength(TOPICS.length))),
  when: conditionOf(DEEPEST),
  tags: v.optional(v.pipe(v.array(caseTag), v.maxLength(10)), []),
  priority: v.optional(v.picklist(PRIORITIES)),
  queue: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))),
});
export type Rule = v.InferOutput<typeof rule>;

/** A game's rules. Their bound keeps what a report can cost in check. */
export const rules = v.pipe(
  v.array(rule),
  v.maxLength(100),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id stands twice'),
  v.check((all) => count(all) <= 500, 'too many conditions'),
);

const count = (all: readonly Rule[]) => all.reduce((sum, { when }) => sum + size(when), 0);

function size(condition: RuleCondition): number {
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + size(part), 1);
  if ('any' in condition) return condition.any.reduce((sum, part) => sum + size(part), 1);
  return 'not' in condition ? 1 + size(condition.not) : 1;
}

/** `GET /staff/rules/:game`: the newest version, and the one that reports are held to. */
export interface RulesPage {
  version: number;
  rules: Rule[];
  liveVersion?: number;
  /** The rules of that version. */
  live?: Rule[];
}

/** `PUT /staff/rules/:game`: `basedOn` as for forms, 0 for the first; answered `version_mismatch` when it is not the newest. */
export const saveRulesRequest = v.object({ rules, basedOn: v.pipe(v.number(), v.integer(), v.minValue(0)) });
export type SaveRulesRequest = v.InferOutput<typeof saveRulesRequest>;

/** `POST /staff/rules/:game/publish`: new reports are held to this version, answered 204. */
export const publishRulesRequest = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** `POST /staff/rules/:game/dry-run`: what these rules would say of the game's newest cases; nothing is changed. */
export const dryRunRequest = v.object({ rules });

export interface DryRunAnswer {
  /** How many cases were looked at. */
  cases: number;
  /** For each rule, how many of them it fits, and the newest. */
  rules: { id: string; cases: number; samples: { id: string; number: number; subject: string }[] }[];
}
