import { expect, test } from 'vitest';
import { contrastFaults, contrastRatio } from './contrast.ts';
import { THEME_PRESET_VALUES, THEME_PRESETS } from './theme-presets.ts';

test('the ratio is that of WCAG, whichever colour is named first', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBe(21);
  expect(contrastRatio('#ffffff', '#000000')).toBe(21);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('every look that comes with the widget can be read, by day and by night', () => {
  for (const name of THEME_PRESETS) {
    const { light, dark } = THEME_PRESET_VALUES[name];
    expect([name, contrastFaults(light), contrastFaults(dark)]).toEqual([name, [], []]);
  }
});

test('what cannot be read is named with what it lacks', () => {
  const { light } = THEME_PRESET_VALUES.clean;
  expect(contrastFaults({ ...light, muted: '#9aa4b2' })).toMatchObject([
    { on: 'muted', under: 'bg', least: 4.5 },
    { on: 'muted', under: 'surface', least: 4.5 },
  ]);
});
