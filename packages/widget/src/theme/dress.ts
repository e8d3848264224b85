import type { Palette, ThemeFont, ThemePreset, WidgetTheme } from '@savepoint/protocol';
import arcade from '../../looks/arcade.css?inline';
import clean from '../../looks/clean.css?inline';
import fantasy from '../../looks/fantasy.css?inline';

const LOOKS: Record<ThemePreset, string> = { clean, arcade, fantasy };

const FONTS: Record<ThemeFont, string> = {
  system: 'system-ui, sans-serif',
  mono: "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', 'Noto Serif', Georgia, serif",
  rounded: "ui-rounded, 'SF Pro Rounded', 'Hiragino Maru Gothic ProN', 'Varela Round', system-ui, sans-serif",
};

/** Only what reads as a colour becomes a style, whatever a server says. */
const colours = (palette: Palette) =>
  Object.entries(palette)
    .flatMap(([name, colour]) => (/^[a-z-]+$/.test(name) && /^#[0-9a-f]{6}$/.test(colour) ? [`--savepoint-${name}:${colour};`] : []))
    .join('');

/** A theme in, the style of the shadow root out: what the page of the game says of `savepoint-widget` goes before it. */
export function themeCss({ preset, light, dark, radiusPx, font, side }: WidgetTheme): string {
  const look = LOOKS[preset].replace(/savepoint-widget(\[[^\]]+\])?/g, (_, when?: string) => (when ? `:host(${when})` : ':host'));
  // A page that says `start` has said more than a theme: `end` is what no page need say.
  const inset = 'env(safe-area-inset-left)';
  const start = `.end,.end~.toasts{inset-inline:calc(16px + ${inset}) auto}.end~.panel{--_place:max(16px,${inset})}`;
  return (
    `${look}:host{--savepoint-font:${FONTS[font]};--savepoint-radius:${Number(radiusPx)}px;${colours(light)}}` +
    `:host([data-theme='dark']){${colours(dark)}}${side === 'start' ? start : ''}`
  );
}

const worn = new WeakMap<ShadowRoot, (css: string) => void>();

/** Puts a theme on, in the place of the one before; undefined: the widget looks as it comes again. */
export function dress(root: ShadowRoot, theme: WidgetTheme | undefined): void {
  const put = worn.get(root) ?? sheetIn(root);
  worn.set(root, put);
  put(theme ? themeCss(theme) : '');
}

/** A constructable style sheet, which every strict page allows; browsers without them get an element. */
function sheetIn(root: ShadowRoot): (css: string) => void {
  try {
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return (css) => sheet.replaceSync(css);
  } catch {
    const style = root.appendChild(document.createElement('style'));
    return (css) => void (style.textContent = css);
  }
}
