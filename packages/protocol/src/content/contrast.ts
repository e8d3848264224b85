import type { Palette, ThemeColour } from './theme-presets.ts';

/** How far two colours `#rrggbb` stand apart, from 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrastRatio(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What is read on what: words need 4.5, the outline of a control 3 (WCAG 2.2 AA, 1.4.3 and 1.4.11). */
const PAIRS: readonly [on: ThemeColour, under: ThemeColour, least: number][] = [
  ['text', 'bg', 4.5],
  ['text', 'surface', 4.5],
  ['text', 'header', 4.5],
  ['muted', 'bg', 4.5],
  ['muted', 'surface', 4.5],
  ['on-accent', 'accent', 4.5],
  ['danger', 'bg', 4.5],
  ['accent', 'bg', 3],
];

export interface ContrastFault {
  on: ThemeColour;
  under: ThemeColour;
  ratio: number;
  least: number;
}

/** The pairs of a palette that some could not read. */
export function contrastFaults(palette: Palette): ContrastFault[] {
  return PAIRS.flatMap(([on, under, least]) => {
    const ratio = contrastRatio(palette[on], palette[under]);
    return ratio < least ? [{ on, under, ratio, least }] : [];
  });
}
