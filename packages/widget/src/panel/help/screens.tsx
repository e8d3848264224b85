/** The screens of the help, a chunk of their own, with the style that only they need. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { HelpSnapshot } from '@savepoint/protocol';
import articleCss from '../../theme/panel/article.css?inline';
import shelfCss from '../../theme/panel/shelf.css?inline';

export { Page } from './page.tsx';
export { Results } from './results.tsx';
export { Shelf } from './shelf.tsx';
export { Suggestions } from './suggestions.tsx';

export const helpCss = shelfCss + articleCss;

/** Keeps the widget in the look that the game's studio has published; gives the undo. */
export function wear(root: ShadowRoot, content: ReadonlySignal<HelpSnapshot | undefined>): () => void {
  let dressed = false;
  return effect(() => {
    const theme = content.value?.theme;
    if (!theme && !dressed) return;
    dressed = true;
    void import('../../theme/dress.ts').then(({ dress }) => dress(root, theme)).catch(() => {});
  });
}
