import * as v from 'valibot';

const DAY_MINUTES = 24 * 60;
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY_MINUTES));

/** From and until which minute of the day, by the clock on the wall; the end is not part of it. */
const spanEntries = { fromMinute: minute, toMinute: minute };
const NO_END = 'ends before it begins';
const span = v.pipe(v.object(spanEntries), v.check((one) => one.fromMinute < one.toMinute, NO_END));
const weekdaySpan = v.pipe(
  v.object({ day: v.picklist([1, 2, 3, 4, 5, 6, 7]), ...spanEntries }),
  v.check((one) => one.fromMinute < one.toMinute, NO_END),
);

/**
 * When somebody is there to chat. What goes past midnight is two spans. A `date` (`2026-12-25`) has its own spans in
 * place of its weekday's; without any it is closed.
 */
export const openingHours = v.object({
  /** IANA name, for example `Europe/Berlin`. */
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'not a time zone')),
  /** `day` is 1 for Monday to 7 for Sunday. */
  weekly: v.pipe(v.array(weekdaySpan), v.maxLength(100)),
  exceptions: v.optional(
    v.pipe(
      v.array(v.object({ date: v.pipe(v.string(), v.isoDate()), spans: v.pipe(v.array(span), v.maxLength(10)) })),
      v.maxLength(400),
    ),
    [],
  ),
});

export type OpeningHours = v.InferOutput<typeof openingHours>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
