import { readFileSync } from 'node:fs';
import { THEME_COLOURS, THEME_PRESET_VALUES, THEME_PRESETS } from '@savepoint/protocol';
import { expect, test } from 'vitest';

const sheet = (name: string) => readFileSync(new URL(`../../looks/${name}.css`, import.meta.url), 'utf8');

/** A colour of a look by its property, as six digits; of a gradient the first, and what stands under another name. */
function colourIn(css: string, name: string): string {
  const value = new RegExp(`--savepoint-${name}: ([^;]+);`).exec(css)?.[1] ?? '';
  const other = /^var\(--savepoint-(\w+)\)$/.exec(value)?.[1];
  if (other) return colourIn(css, other);
  const colour = /#[0-9a-f]{3,6}/.exec(value)?.[0] ?? value;
  return colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
}

test.each(THEME_PRESETS)('the editor begins the look %s with the colours of its style sheet', (name) => {
  const [light, dark] = sheet(name).split("savepoint-widget[data-theme='dark']");
  for (const colour of THEME_COLOURS) {
    const { light: day, dark: night, radiusPx } = THEME_PRESET_VALUES[name];
    expect([colour, colourIn(light!, colour)]).toEqual([colour, day[colour]]);
    // A property that the dark look does not repeat refers to another one.
    expect([colour, colourIn(`${dark}${light}`, colour)]).toEqual([colour, night[colour]]);
    expect(light).toContain(`--savepoint-radius: ${radiusPx}px;`);
  }
});
