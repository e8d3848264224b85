import { text } from '../../i18n/text.ts';
import type { HoursEdit, HoursFault } from '../../models/settings/hours-edit.ts';
import { SpanList } from './span-list.tsx';

interface HolidaysProps {
  hours: HoursEdit;
  faults: ReadonlyMap<string, HoursFault>;
  onChange: (holidays: HoursEdit['holidays']) => void;
}

/** Days that are not like others of their weekday: closed, or with hours of their own. */
export function Holidays({ hours: { holidays }, faults, onChange }: HolidaysProps) {
  const words = text.hours;
  const put = (at: number, more: Partial<HoursEdit['holidays'][number]>) =>
    onChange(holidays.map((one, index) => (index === at ? { ...one, ...more } : one)));
  return (
    <>
      <h2>{words.holidays}</h2>
      {holidays.length === 0 && <p class="quiet">{words.noHolidays}</p>}
      <ul class="hours-days">
        {holidays.map(({ date, spans }, at) => {
          const fault = faults.get(`holidays.${at}`);
          return (
            <li key={at} class="hours-day hours-holiday">
              <input
                type="date"
                aria-label={words.date}
                value={date}
                onInput={(event) => put(at, { date: event.currentTarget.value })}
              />
              <SpanList
                name={date || words.date}
                spans={spans}
                problem={fault ? words.wrong[fault] : false}
                onChange={(next) => put(at, { spans: next })}
              />
              <button
                type="button"
                class="button"
                aria-label={text.forms.remove(date || words.date)}
                onClick={() => onChange(holidays.filter((_, index) => index !== at))}
              >
                {text.common.remove}
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" class="button" onClick={() => onChange([...holidays, { date: '', spans: [] }])}>
        {words.addHoliday}
      </button>
    </>
  );
}
