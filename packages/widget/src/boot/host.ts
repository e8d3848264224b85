import bootCss from '../theme/boot.css?inline';
import tokensCss from '../theme/tokens.css?inline';

export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  remove(): void;
}

/** The one element the widget adds to a page: a shadow root that no style of the game reaches. */
export function createHost(theme: 'auto' | 'light' | 'dark' = 'auto'): Host {
  const element = document.createElement('savepoint-widget');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const dress = () => (element.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);
  dress();
  dark.addEventListener('change', dress);
  const root = element.attachShadow({ mode: 'open' });
  adopt(root, tokensCss + bootCss);
  const attach = () => document.body.append(element);
  if (document.body) attach();
  else addEventListener('DOMContentLoaded', attach);
  return {
    element,
    root,
    remove() {
      removeEventListener('DOMContentLoaded', attach);
      dark.removeEventListener('change', dress);
      element.remove();
    },
  };
}

/** Adds a constructable style sheet, the only kind that every strict page allows; browsers without them get an element. */
export function adopt(root: ShadowRoot, css: string) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
