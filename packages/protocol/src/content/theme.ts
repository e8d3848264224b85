import * as v from 'valibot';
import { THEME_COLOURS, THEME_FONTS, THEME_PRESETS, type ThemeColour } from './theme-presets.ts';

/** `#rrggbb` and nothing else: what staff choose becomes a style on players' pages. */
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));
const palette = v.object(
  Object.fromEntries(THEME_COLOURS.map((name) => [name, colour])) as Record<ThemeColour, typeof colour>,
);

/** How the widget looks in a game: a look that comes with it, and what a studio chose in the place of its parts. */
export const widgetTheme = v.object({
  preset: v.picklist(THEME_PRESETS),
  light: palette,
  dark: palette,
  radiusPx: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24)),
  font: v.picklist(THEME_FONTS),
  /** The corner of the launcher, below, where lines begin or where they end. */
  side: v.picklist(['start', 'end']),
});

export type WidgetTheme = v.InferOutput<typeof widgetTheme>;
