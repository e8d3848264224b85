/** A name in, a drawn sign out. Signs stand beside words; alone they get a label from what holds them. */
const PATHS = {
  mark: 'M6 3h12a1 1 0 0 1 1 1v17l-7-4.300L5 21V4a1 1 0 0 1 1-1zM9 9.500l2.300 2.300L15.500 7.500',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  doubleCheck: 'M2 12.500l4.500 4.500L15.500 8M11 16.500l.5.5L21.500 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  alert: 'M12 4L2.800 19.500h18.400L12 4zM12 10v4.500M12 17v.200',
  archive: 'M4 4h16v4H4zM5.500 8v12h13V8M10 12h4',
  reopen: 'M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.500v.200',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  send: 'M4 12l16-8-5 16-3-7-8-1z',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.300 9.500a2.700 2.700 0 1 1 4 2.400c-.9.500-1.300 1-1.300 2M12 16.800v.200',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300L19 19M5 19l1.700-1.700M17.300 6.700L19 5',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  contrast: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 8h5M12 12h6M12 16h5',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5.500a3.500 3.500 0 0 0 7 0H21',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  chevron: 'M7 10l5 5 5-5',
  phone: 'M8 2.500h8a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1zM11 18.500h2',
  tablet: 'M5.500 3h13a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  desktop: 'M3 4h18v12H3zM8 20h8M12 16v4',
  tv: 'M3 7h18v12H3zM8 3l4 4 4-4',
  console: 'M8 8h8a5 5 0 0 1 4.800 6.400l-.5 1.700a2.300 2.300 0 0 1-4 .8L14.500 15h-5l-1.800 1.900a2.300 2.300 0 0 1-4-.8l-.5-1.700A5 5 0 0 1 8 8zM8 10.500v3M6.500 12h3M15.500 11v.200M17 13v.200',
  headset: 'M3 9h18v9h-6l-3-3-3 3H3zM3 9l2-3h14l2 3',
  bug: 'M8 9h8v6a4 4 0 0 1-8 0zM9 9a3 3 0 0 1 6 0M12 12v7M4 8l4 2M20 8l-4 2M3.500 14H8M20.500 14H16M5 20l3.500-2.500M19 20l-3.500-2.500',
  payment: 'M3 6h18v12H3zM3 10h18M6.500 14.500h4',
  compensation: 'M4 11h16v9H4zM3 7.500h18V11H3zM12 7.500V20M12 7.500C9 7.500 7.500 6.500 7.500 5s3-2 4.500 2.500C13.500 3 16.500 3.500 16.500 5S15 7.500 12 7.500z',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.8-4 3.800-6 7.500-6s6.700 2 7.500 6',
  ban_appeal: 'M12 4v16M7 20h10M5 7h14M5 7l-2.500 6.500a3 3 0 0 0 5 0L5 7zM19 7l-2.500 6.500a3 3 0 0 0 5 0L19 7z',
  player_conduct: 'M5 21V4M5 5h11l-2 3.500 2 3.500H5',
  piracy: 'M12 3l7.500 3v6c0 4.500-3.200 7.500-7.500 9-4.300-1.500-7.500-4.500-7.500-9V6zM9.500 10l5 5M14.500 10l-5 5',
  feedback: 'M4 5h16v11h-8l-4.500 4v-4H4z',
  other: 'M6 12v.100M12 12v.100M18 12v.100',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
