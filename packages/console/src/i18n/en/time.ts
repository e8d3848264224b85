/** Moments and spans, as short as a list needs. */
export const time = {
  now: 'now',
  today: 'Today',
  yesterday: 'Yesterday',
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  days: (count: number) => `${count} d`,
};
