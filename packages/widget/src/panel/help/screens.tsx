/** The screens of the help, a chunk of their own, with the style that only they need. */
import articleCss from '../../theme/panel/article.css?inline';
import shelfCss from '../../theme/panel/shelf.css?inline';

export { Page } from './page.tsx';
export { Results } from './results.tsx';
export { Shelf } from './shelf.tsx';
export { Suggestions } from './suggestions.tsx';

export const helpCss = shelfCss + articleCss;
