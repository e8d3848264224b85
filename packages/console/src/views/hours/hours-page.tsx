import { isOpenAt, opensNextAt, type HelpPiece, type OpeningHours } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { momentText } from '../../format/time.ts';
import { weekdayName } from '../../format/weekday.ts';
import { text } from '../../i18n/text.ts';
import { hoursEdit, hoursFaults, hoursOf, type HoursEdit } from '../../models/settings/hours-edit.ts';
import { useDesk } from '../desk-context.ts';
import type { Edit } from '../editors/use-edit.ts';
import { WordlessPage } from '../editors/wordless-page.tsx';
import { Holidays } from './holidays.tsx';
import { SpanList } from './span-list.tsx';

/** What most desks begin with: an empty week would be a desk that is never there. */
const OFFICE: HoursEdit = {
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? [{ from: '09:00', to: '17:00' }] : [])),
  holidays: [],
};

/** When somebody is there to chat, by the clock of one place. */
export function HoursPage({ rest: [named] }: { rest: string[] }) {
  return (
    <WordlessPage<HoursEdit>
      kind="hours"
      lead={text.hours.lead}
      named={named}
      read={(content: HelpPiece['content'] | undefined) => (content ? hoursEdit(content as OpeningHours) : OFFICE)}
      write={(edit) => ({ kind: 'hours', content: hoursOf(edit) })}
      isReady={(edit) => hoursFaults(edit).size === 0}
    >
      {(edit) => <HoursFields edit={edit} />}
    </WordlessPage>
  );
}

function HoursFields({ edit }: { edit: Edit<HoursEdit> }) {
  const words = text.hours;
  const hours = edit.value.value;
  const faults = hoursFaults(hours);
  const put = (more: Partial<HoursEdit>) => edit.put({ ...hours, ...more });
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <label class="field">
        <span>{words.timeZone}</span>
        <span class="select select-tall">
          <select value={hours.timeZone} onChange={(event) => put({ timeZone: event.currentTarget.value })}>
            {[...new Set([hours.timeZone, 'UTC', ...zones])].map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
        <small>{words.timeZoneHint}</small>
      </label>
      {faults.size === 0 && <Status hours={hoursOf(hours)} />}
      <h2>{words.week}</h2>
      <ul class="hours-days">
        {hours.week.map((spans, day) => (
          <li key={day} class="hours-day">
            <SpanList
              name={weekdayName(day + 1)}
              spans={spans}
              problem={faults.has(`week.${day}`) && words.wrong.span}
              onChange={(next) => put({ week: hours.week.map((one, at) => (at === day ? next : one)) })}
            />
          </li>
        ))}
      </ul>
      <p class="quiet">{words.night}</p>
      <Holidays hours={hours} faults={faults} onChange={(holidays) => put({ holidays })} />
    </>
  );
}

/** Whether it would be open now, and when next, by the clock of whoever looks. */
function Status({ hours }: { hours: OpeningHours }) {
  const now = useDesk().page.now.value;
  const open = isOpenAt(hours, now);
  const next = open ? null : opensNextAt(hours, now);
  return (
    <p class="hours-status" role="status">
      <span class={`chip ${open ? 'chip-good' : 'chip-warn'}`}>{open ? text.hours.open : text.hours.closed}</span>
      {!open && (next === null ? text.hours.never : text.hours.opens(momentText(next)))}
    </p>
  );
}
