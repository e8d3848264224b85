import { THEME_PRESET_VALUES, type WidgetTheme } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { themeCss } from './dress.ts';

const theme: WidgetTheme = { preset: 'arcade', ...THEME_PRESET_VALUES.arcade, side: 'start' };

test('a theme is its look, and over it what was chosen', () => {
  const css = themeCss({ ...theme, radiusPx: 9, dark: { ...theme.dark, accent: '#123456' } });
  expect(css).not.toContain('savepoint-widget');
  expect(css.lastIndexOf('--savepoint-radius:9px')).toBeGreaterThan(css.indexOf('--savepoint-radius: 4px'));
  expect(css).toMatch(/:host\(\[data-theme='dark'\]\)\{[^}]*--savepoint-accent:#123456;/);
  expect(css).toContain('.end~.panel{--_place:max(16px,env(safe-area-inset-left))}');
  expect(themeCss({ ...theme, side: 'end' })).not.toContain('.end');
});

test('nothing but colours and lengths gets into the style', () => {
  const accent = '#fff;} .launcher { background: url(https://evil.example)';
  const css = themeCss({ ...theme, light: { ...theme.light, accent }, radiusPx: '1px} *{' as never });
  expect(css).not.toContain('evil');
  expect(css).toContain('--savepoint-radius:NaNpx');
});
