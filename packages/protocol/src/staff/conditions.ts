import * as v from 'valibot';
import { DEVICE_CLASSES } from '../context.ts';
import { id } from '../envelopes/envelope.ts';
import { TOPICS } from '../topics.ts';
import { CASE_SORTS } from './case-sorts.ts';
import { PRIORITIES } from './rules.ts';

const MOST_TESTS = 20;
const MOST_VALUES = 50;
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const oneOf = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(v.array(value), v.minLength(1), v.maxLength(MOST_VALUES));
/** `in`: it is one of the values; `out`: it is none of them, or is missing. */
const choice = <const Field extends string, Value extends v.GenericSchema>(field: Field, value: Value) =>
  v.object({ field: v.literal(field), is: v.picklist(['in', 'out']), values: oneOf(value) });
/** `over`: longer ago than so many hours. */
const since = <const Field extends string>(field: Field) =>
  v.object({ field: v.literal(field), is: v.picklist(['over', 'under']), hours: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)) });
const flag = <const Field extends string>(field: Field) => v.object({ field: v.literal(field), is: v.picklist(['yes', 'no']) });

/** One test of a case. Values compare as they stand, but for `gpu` and `text`, which look for a part in any case. */
const caseTest = v.variant('field', [
  choice('game', v.pipe(v.string(), v.maxLength(64))),
  choice('topic', v.picklist(TOPICS)),
  choice('state', v.picklist(['open', 'answered', 'closed'])),
  choice('live', v.picklist(['none', 'waiting', 'active', 'ended'])),
  choice('priority', v.picklist(PRIORITIES)),
  choice('tag', words),
  choice('build', words),
  choice('device', v.picklist(DEVICE_CLASSES)),
  choice('os', words),
  /** A language without its region: `pt` is met by `pt-BR` too. */
  choice('language', v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))),
  /** The region of the player's language, as `BR` in `pt-BR`. */
  choice('region', v.pipe(v.string(), v.regex(/^([A-Z]{2}|\d{3})$/))),
  choice('queue', words),
  /** `me` is whoever asks, and `nobody` a case without an owner. */
  choice('owner', v.union([v.picklist(['me', 'nobody']), id])),
  choice('player', id),
  v.object({ field: v.literal('gpu'), is: v.picklist(['has', 'lacks']), value: words }),
  /** How long ago the case was opened. */
  since('age'),
  /** How long its player has waited for an answer; of a case that waits for none neither holds. */
  since('waiting'),
  /** The player has said something that nobody at the desk has read. */
  flag('unread'),
  /** The case has the tag `vip`, which rules give by what the game says of its player. */
  flag('vip'),
  /** Words in any language, a player's name or studio id, or a case's number. */
  v.object({ field: v.literal('text'), is: v.literal('has'), value: words }),
]);

/** Which cases: those for which all of the tests hold, or any of them. Without tests: every one. */
export const conditions = v.object({
  match: v.picklist(['all', 'any']),
  tests: v.pipe(v.array(caseTest), v.maxLength(MOST_TESTS)),
});

export type CaseTest = v.InferOutput<typeof caseTest>;
export type CaseField = CaseTest['field'];
export type Conditions = v.InferOutput<typeof conditions>;

export const caseSort = v.picklist(CASE_SORTS);
