import type { HoursFault } from '../../models/settings/hours-edit.ts';

/** The editor of when somebody is there to chat. */
export const hours = {
  lead: 'When somebody is there to chat. Outside of it players read when you are back, by their own clock, and leave a message. Until hours are published the chat is always open.',
  timeZone: 'Time zone',
  timeZoneHint: 'All hours are by the clock of this place, also when it is put forward or back.',
  open: 'Open now',
  closed: 'Closed now',
  opens: (time: string) => `Opens on ${time}, by your clock.`,
  never: 'It does not open within a year.',
  week: 'Week',
  night: 'Hours that end no later than they begin go on into the next day.',
  closedAllDay: 'Closed',
  from: (day: string) => `${day}: from`,
  to: (day: string) => `${day}: until`,
  nextDay: 'next day',
  midnight: 'midnight',
  addSpan: (day: string) => `Add hours: ${day}`,
  removeSpan: (day: string) => `Remove hours: ${day}`,
  holidays: 'Holidays and other days',
  noHolidays: 'None: every week is the same.',
  date: 'Date',
  addHoliday: 'Add a day',
  wrong: {
    span: 'From when, and until when?',
    night: 'A holiday ends at midnight: add the next day for what goes on.',
    date: 'Which day?',
    twice: 'This day stands here already.',
  } satisfies Record<HoursFault, string>,
};
