/** A name in, a drawn sign out. Signs stand beside words; alone they get a label from what holds them. */
const PATHS = {
  mark: 'M6 3h12a1 1 0 0 1 1 1v17l-7-4.3L5 21V4a1 1 0 0 1 1-1zM9 9.5l2.3 2.3L15.5 7.5',
  edit: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  redact: 'M4 6.5h16M4 17.5h9M4 10h16v4H4z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  at: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  doubleCheck: 'M2 12.5l4.5 4.5L15.5 8M11 16.5l.5.5L21.5 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  alert: 'M12 4L2.8 19.5h18.4L12 4zM12 10v4.5M12 17v.2',
  archive: 'M4 4h16v4H4zM5.5 8v12h13V8M10 12h4',
  reopen: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.2',
  attach: 'M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17.1a1.8 1.8 0 0 1-2.5-2.5L15 7',
  eye: 'M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  article: 'M5 4h9l5 5v11H5zM13 4v6h6M8.5 13.5h7M8.5 16.5h5',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  import: 'M12 3v11M7.5 10l4.5 4.5 4.5-4.5M4 15v5h16v-5',
  send: 'M4 12l16-8-5 16-3-7-8-1z',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M12 16.8v.2',
  sun:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19' +
    'M5 19l1.7-1.7M17.3 6.7L19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  contrast: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 8h5M12 12h6M12 16h5',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5.5a3.5 3.5 0 0 0 7 0H21',
  grip: 'M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  chevron: 'M7 10l5 5 5-5',
  phone: 'M8 2.5h8a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1zM11 18.5h2',
  tablet: 'M5.5 3h13a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  desktop: 'M3 4h18v12H3zM8 20h8M12 16v4',
  tv: 'M3 7h18v12H3zM8 3l4 4 4-4',
  console:
    'M8 8h8a5 5 0 0 1 4.8 6.4l-.5 1.7a2.3 2.3 0 0 1-4 .8L14.5 15h-5l-1.8 1.9a2.3 2.3 0 0 1-4-.8l-.5-1.7' +
    'A5 5 0 0 1 8 8zM8 10.5v3M6.5 12h3M15.5 11v.2M17 13v.2',
  headset: 'M3 9h18v9h-6l-3-3-3 3H3zM3 9l2-3h14l2 3',
  bug:
    'M8 9h8v6a4 4 0 0 1-8 0zM9 9a3 3 0 0 1 6 0M12 12v7M4 8l4 2M20 8l-4 2M3.5 14H8M20.5 14H16M5 20l3.5-2.5' +
    'M19 20l-3.5-2.5',
  payment: 'M3 6h18v12H3zM3 10h18M6.5 14.5h4',
  compensation:
    'M4 11h16v9H4zM3 7.5h18V11H3zM12 7.5V20M12 7.5C9 7.5 7.5 6.5 7.5 5s3-2 4.5 2.5C13.5 3 16.5 3.5 16.5 5' +
    'S15 7.5 12 7.5z',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  ban_appeal: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6.5a3 3 0 0 0 5 0L5 7zM19 7l-2.5 6.5a3 3 0 0 0 5 0L19 7z',
  player_conduct: 'M5 21V4M5 5h11l-2 3.5 2 3.5H5',
  piracy: 'M12 3l7.5 3v6c0 4.5-3.2 7.5-7.5 9-4.3-1.5-7.5-4.5-7.5-9V6zM9.5 10l5 5M14.5 10l-5 5',
  feedback: 'M4 5h16v11h-8l-4.5 4v-4H4z',
  other: 'M6 12v.1M12 12v.1M18 12v.1',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
