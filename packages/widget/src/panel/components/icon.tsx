const PATHS = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-6 16-3-6.5z',
  file: 'M20 11.5l-7.8 7.8a5 5 0 0 1-7-7l8.3-8.4a3.3 3.3 0 0 1 4.7 4.7l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.5-7.5',
  save: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  hide: 'M3 5.5h18v13H3zM7 9.5h10v5H7zM9 12h6',
  draw: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  crop: 'M7 2.5V17h14.5M2.5 7H17v14.5',
  add: 'M12 5v14M5 12h14',
  undo: 'M9 5L4 10l5 5M4 10h10a5.5 5.5 0 0 1 0 11h-3',
  redo: 'M15 5l5 5-5 5M20 10H10a5.5 5.5 0 0 0 0 11h3',
  reset: 'M5 4v5h5M5.5 9a8 8 0 1 1-1.3 5',
  search: 'M10.5 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500L20.500 20.500',
  book: 'M12 6.500C9.500 5 6.500 5 4 6v13c2.500-1 5.500-1 8 .5 2.500-1.500 5.500-1.500 8-.5V6c-2.500-1-5.500-1-8 .5zM12 6.500v13',
  guide: 'M12 3v4M5 7h14v4H5zM8 11v4M16 11v4M4 15h7v5H4zM13 15h7v5h-7z',
  problem: 'M12 4l9 16H3zM12 10v4.500M12 17.500v.01',
  news: 'M4 10v4h3l6 4V6l-6 4zM16.500 9.500a4 4 0 0 1 0 5',
  chat: 'M4 5h16v11H10l-4.5 4v-4H4zM8 9h8M8 12h5',
  microphone: 'M12 3.5a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0V6a2.5 2.5 0 0 0-2.5-2.5zM6 10.5a6 6 0 0 0 12 0M12 16.5v4M9 20.5h6',
  stop: 'M7 7h10v10H7z',
  play: 'M8 5.5l10 6.5-10 6.5z',
  down: 'M5 9l7 7 7-7',
  inbox: 'M4 13l2.5-8h11L20 13v6H4zM4 13h5l1.5 2.5h3L15 13h5',
  bug: 'M8 9a4 4 0 0 1 8 0v5a4 4 0 0 1-8 0zM8 11H4M20 11h-4M8 15l-3.5 2.5M16 15l3.5 2.5M9.5 5.5L8 3.5M14.5 5.5L16 3.5',
  payment: 'M3 6.5h18v11H3zM3 10.5h18M7 14.5h4',
  compensation: 'M4 11h16v9H4zM3 7.5h18V11H3zM12 7.5V20M12 7.5C9 7.5 7 6 7.5 4.5S10.5 3 12 7.5c1.5-4.5 4-4.5 4.5-3S15 7.5 12 7.5',
  account: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  ban_appeal: 'M12 3v18M7 21h10M5 7h14M5 7l-2.5 6a3 3 0 0 0 5 0zM19 7l-2.5 6a3 3 0 0 0 5 0z',
  player_conduct: 'M5 21V4M5 4.5c4-2.5 8 2.5 13 0v9c-5 2.5-9-2.5-13 0',
  piracy: 'M12 3l8 3v5.5c0 5-3.5 8-8 9.5-4.5-1.5-8-4.5-8-9.5V6zM12 8v4.5M12 16v.01',
  feedback: 'M9 18.5h6M10 21.5h4M12 2.5a6.5 6.5 0 0 0-4 11.600c.7.6 1 1.3 1 2.100v.300h6v-.300c0-.8.3-1.5 1-2.100a6.5 6.5 0 0 0-4-11.600z',
  other: 'M4.5 12h1M11.5 12h1M18.5 12h1',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the text's colour. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class={`icon icon-${name}`}>
      <path d={PATHS[name]} />
    </svg>
  );
}
