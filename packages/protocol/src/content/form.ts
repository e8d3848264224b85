import * as v from 'valibot';
import * as LIMITS from '../limits.ts';
import { personText } from '../text.ts';
import { TOPICS } from '../topics.ts';
import { isPattern } from './pattern.ts';

/** Names a field, an option or a form, in the studio's own words; never shown. */
export const formName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/));
const name = formName;

const isoDate = v.pipe(v.string(), v.isoDate());

/**
 * When a field is shown, by the answers of fields before it. A field that is hidden counts as not answered. `equals` is for
 * one value, `includes` for one of many choices.
 */
export type Condition =
  | { field: string; equals: string | number | boolean }
  | { field: string; includes: string }
  | { field: string; answered: boolean }
  | { not: Condition }
  | { all: Condition[] }
  | { any: Condition[] };

const condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ field: name, equals: v.union([v.string(), v.number(), v.boolean()]) }),
    v.strictObject({ field: name, includes: name }),
    v.strictObject({ field: name, answered: v.boolean() }),
    v.strictObject({ not: condition }),
    v.strictObject({ all: v.pipe(v.array(condition), v.minLength(1), v.maxLength(10)) }),
    v.strictObject({ any: v.pipe(v.array(condition), v.minLength(1), v.maxLength(10)) }),
  ]),
);

/** A form whose words are `words`: text in one language on its way to a player, in several where staff write it. */
const formOf = <W extends v.GenericSchema>(words: W) => {
  const common = {
    id: name,
    label: words,
    help: v.optional(words),
    required: v.optional(v.boolean()),
    shownIf: v.optional(condition),
  };
  const maxLength = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.answerChars)));
  const line = { ...common, maxLength, pattern: v.optional(v.pipe(v.string(), v.check(isPattern, 'not a safe pattern'))) };
  const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.attachmentsPerMessage)));
  const option = v.object({
    id: name,
    label: words,
    /** The case gets the tag `<field>:<option>` when this is chosen. */
    tag: v.optional(v.boolean()),
  });
  const options = v.pipe(v.array(option), v.minLength(1), v.maxLength(LIMITS.formOptions));
  const field = v.variant('type', [
    v.object({ ...line, type: v.literal('text') }),
    v.object({ ...line, type: v.literal('player_id') }),
    v.object({ ...line, type: v.literal('transaction_id') }),
    v.object({ ...common, type: v.literal('long_text'), maxLength }),
    v.object({ ...common, type: v.literal('number'), min: v.optional(v.number()), max: v.optional(v.number()) }),
    v.object({ ...common, type: v.literal('date'), min: v.optional(isoDate), max: v.optional(isoDate) }),
    v.object({ ...common, type: v.literal('choice'), options }),
    v.object({ ...common, type: v.literal('choices'), options }),
    v.object({ ...common, type: v.literal('yes_no') }),
    /** `max`: how many pictures. */
    v.object({ ...common, type: v.literal('picture'), max: count }),
  ]);
  return v.object({
    id: name,
    topic: v.picklist(TOPICS),
    fields: v.pipe(v.array(field), v.maxLength(LIMITS.formFields)),
  });
};

/** Words by language tag; English must be there, for those whose language is not. */
const localised = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)), v.pipe(personText, v.maxLength(300))),
  v.check((words) => Object.hasOwn(words, 'en'), 'no English'),
);

/** A form as staff write it, in every language. What must hold between its parts: `formFault`. */
export const formDefinition = formOf(localised);
export type FormDefinition = v.InferOutput<typeof formDefinition>;
export type Localised = v.InferOutput<typeof localised>;

/** A form as a player gets it, in one language. */
export const topicForm = v.object({
  ...formOf(v.string()).entries,
  /** Raised with every change. An answer names the version it was given to, and is held to that one's rules. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type TopicForm = v.InferOutput<typeof topicForm>;
export type FormField = TopicForm['fields'][number];

/** One answer: a text, a number, a date as `2026-11-22`, an option or several, yes or no. */
export const answer = v.union([
  v.pipe(v.string(), v.maxLength(LIMITS.answerChars)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.pipe(v.array(name), v.maxLength(LIMITS.formOptions)),
  /** Pictures: where they stand among the message's attachments, from 0. */
  v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(LIMITS.attachmentsPerMessage)),
]);

/** Answers by field. */
export const answers = v.pipe(
  v.record(name, answer),
  v.check((given) => Object.keys(given).length <= LIMITS.formFields, 'too many'),
);
export type Answer = v.InferOutput<typeof answer>;
export type Answers = v.InferOutput<typeof answers>;

/** Which form was filled in. */
export const formRef = v.object({ id: name, version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
export type FormRef = v.InferOutput<typeof formRef>;
