/** Plain data, so that nobody who only shows a theme gets the validation with it. */
export const THEME_PRESETS = ['clean', 'arcade', 'fantasy'] as const;
export type ThemePreset = (typeof THEME_PRESETS)[number];

/** Letters as the system has them: a font that would have to be loaded is never waited for. */
export const THEME_FONTS = ['system', 'mono', 'serif', 'rounded'] as const;
export type ThemeFont = (typeof THEME_FONTS)[number];

export const THEME_COLOURS = ['bg', 'surface', 'header', 'text', 'muted', 'line', 'accent', 'on-accent', 'danger'] as const;
export type ThemeColour = (typeof THEME_COLOURS)[number];
export type Palette = Record<ThemeColour, string>;

interface Preset {
  light: Palette;
  dark: Palette;
  radiusPx: number;
  font: ThemeFont;
}

const palette = (...colours: string[]) =>
  Object.fromEntries(THEME_COLOURS.map((name, at) => [name, colours[at]])) as Palette;

/** What each look begins with; a test holds it to the style sheets in packages/widget/looks. */
export const THEME_PRESET_VALUES: Record<ThemePreset, Preset> = {
  clean: {
    light: palette('#ffffff', '#f3f5f7', '#ffffff', '#151a21', '#586272', '#dde2e8', '#0b7264', '#ffffff', '#b42318'),
    dark: palette('#15191f', '#1f252d', '#15191f', '#eef2f6', '#a4afbd', '#343c47', '#35c9b1', '#04201b', '#ff9c8f'),
    radiusPx: 14,
    font: 'system',
  },
  arcade: {
    light: palette('#ffffff', '#f1eefb', '#ffe14a', '#1b1040', '#5a4f80', '#cfc6ec', '#c2187e', '#ffffff', '#b3261e'),
    dark: palette('#120a2e', '#1f1447', '#1f1447', '#f4f0ff', '#b7abdf', '#3d2f74', '#ff7ccd', '#2a0320', '#ff9e94'),
    radiusPx: 4,
    font: 'mono',
  },
  fantasy: {
    light: palette('#fbf4e3', '#f2e7cb', '#f2e7cb', '#33240f', '#6b5533', '#d9c69b', '#8a2f1d', '#fff6e6', '#9c1c1c'),
    dark: palette('#1e1710', '#2b2116', '#33271a', '#f2e6cc', '#c2ad85', '#4d3d27', '#e5b45a', '#2b1b04', '#ffa08a'),
    radiusPx: 10,
    font: 'serif',
  },
};
