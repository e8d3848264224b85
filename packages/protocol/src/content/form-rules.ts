import * as LIMITS from '../limits.ts';
import type { Answer, Answers, Condition, FormDefinition, FormField } from './form.ts';
import { compilePattern } from './pattern.ts';

/**
 * The one set of rules by which a form is shown, checked and kept: the panel asks them while the player writes, the server
 * when the report arrives. They look at no words, so a form in one language and one in all are the same to them.
 */
type Ruled = { fields: readonly RuledField[] };
type RuledField = FormField | FormDefinition['fields'][number];

export type FormFaultCode = 'missing' | 'malformed' | 'too_long' | 'too_small' | 'too_large' | 'no_match' | 'no_option';

export interface FormFault {
  field: string;
  code: FormFaultCode;
}

/** Characters of a one-line answer whose field says nothing else. */
const LINE_CHARS = 200;

/** The answer to a field as it counts: without outer space, and undefined when there is nothing in it. */
export function answerTo(answers: Answers, id: string): Answer | undefined {
  const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
  const answer = typeof given === 'string' ? given.trim() : given;
  return answer === '' || (Array.isArray(answer) && answer.length === 0) ? undefined : answer;
}

/** The answers that count, by the fields that are shown: what was written into a field that is hidden now is left out. */
export function keptAnswers(form: Ruled, answers: Answers): Answers {
  const kept: Answers = {};
  for (const { id, shownIf } of form.fields) {
    const answer = answerTo(answers, id);
    if (answer !== undefined && holds(shownIf, kept)) kept[id] = answer;
  }
  return kept;
}

/** The fields that are to be shown for these answers, in order. */
export function shownFields<F extends RuledField>(form: { fields: readonly F[] }, answers: Answers): F[] {
  const kept = keptAnswers(form, answers);
  return form.fields.filter(({ shownIf }) => holds(shownIf, kept));
}

/** What is wrong with the answers, in the order of the fields, one fault a field. `files`: how many are attached. */
export function checkAnswers(form: Ruled, answers: Answers, files: number = LIMITS.attachmentsPerMessage): FormFault[] {
  const kept = keptAnswers(form, answers);
  return shownFields(form, answers).flatMap((field) => {
    const answer = answerTo(kept, field.id);
    const code = answer === undefined ? (field.required && 'missing') || undefined : faultOf(field, answer, files);
    return code ? [{ field: field.id, code }] : [];
  });
}

function holds(condition: Condition | undefined, kept: Answers): boolean {
  if (!condition) return true;
  if ('not' in condition) return !holds(condition.not, kept);
  if ('all' in condition) return condition.all.every((each) => holds(each, kept));
  if ('any' in condition) return condition.any.some((each) => holds(each, kept));
  const answer = answerTo(kept, condition.field);
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if ('equals' in condition) return answer === condition.equals;
  return Array.isArray(answer) && (answer as unknown[]).includes(condition.includes);
}

function faultOf(field: RuledField, answer: Answer, files: number): FormFaultCode | undefined {
  switch (field.type) {
    case 'text':
    case 'player_id':
    case 'transaction_id':
      if (typeof answer !== 'string') return 'malformed';
      if (answer.length > (field.maxLength ?? LINE_CHARS)) return 'too_long';
      return field.pattern === undefined || compilePattern(field.pattern)?.(answer) ? undefined : 'no_match';
    case 'long_text':
      if (typeof answer !== 'string') return 'malformed';
      return answer.length > (field.maxLength ?? LIMITS.answerChars) ? 'too_long' : undefined;
    case 'number':
      return typeof answer === 'number' ? within(answer, field.min, field.max) : 'malformed';
    case 'date':
      return typeof answer === 'string' && isDate(answer) ? within(answer, field.min, field.max) : 'malformed';
    case 'choice':
      if (typeof answer !== 'string') return 'malformed';
      return field.options.some(({ id }) => id === answer) ? undefined : 'no_option';
    case 'choices':
      if (!Array.isArray(answer) || new Set<unknown>(answer).size < answer.length) return 'malformed';
      return answer.every((one) => field.options.some(({ id }) => id === one)) ? undefined : 'no_option';
    case 'yes_no':
      return typeof answer === 'boolean' ? undefined : 'malformed';
    case 'picture':
      if (!Array.isArray(answer) || new Set<unknown>(answer).size < answer.length) return 'malformed';
      if (!answer.every((one) => typeof one === 'number' && one < files)) return 'malformed';
      return answer.length > (field.max ?? LIMITS.attachmentsPerMessage) ? 'too_large' : undefined;
  }
}

function within<T extends number | string>(value: T, min: T | undefined, max: T | undefined): FormFaultCode | undefined {
  if (min !== undefined && value < min) return 'too_small';
  return max !== undefined && value > max ? 'too_large' : undefined;
}

/** A day that the calendar has, as `2026-11-22`. */
function isDate(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
