import type { ThemeColour, ThemeFont, ThemePreset } from '@savepoint/protocol';

/** The editor of how the widget looks in a game. */
export const look = {
  lead: 'How support looks in the game. Players get it at their next sync; what the page of the game itself sets goes before it.',
  preset: 'Begin with',
  presets: { clean: 'Clean', arcade: 'Arcade', fantasy: 'Fantasy' } satisfies Record<ThemePreset, string>,
  colours: 'Colours',
  looks: { light: 'Light', dark: 'Dark' },
  names: {
    bg: 'Background',
    surface: 'Fields and cards',
    header: 'Header',
    text: 'Text',
    muted: 'Quiet text',
    line: 'Lines',
    accent: 'Buttons',
    'on-accent': 'Text on buttons',
    danger: 'Problems',
  } satisfies Record<ThemeColour, string>,
  font: 'Letters',
  fonts: {
    system: 'Of the system',
    mono: 'Of equal width',
    serif: 'With serifs',
    rounded: 'Rounded',
  } satisfies Record<ThemeFont, string>,
  side: 'Corner of the launcher',
  sides: { start: 'Where lines begin', end: 'Where lines end' },
  sideHint: 'It moves there when the panel is first opened. To begin there, say data-side="start" in the page.',
  radius: (px: number) => `Roundness of corners: ${px} px`,
  readable: (look: string) => `${look}: everybody can read it (WCAG 2.2 AA).`,
  unreadable: (look: string) => `${look}: not everybody can read it.`,
  fault: (on: string, under: string, ratio: string, least: string) => `${on} on ${under}: ${ratio}, needs ${least}`,
};
