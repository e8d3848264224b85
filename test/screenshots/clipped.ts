/**
 * Texts on the page that are cut off where nothing says they may be: wider or higher than their box although that does not
 * scroll and shows no ellipsis; and a page that scrolls sideways. Runs in the page.
 */
export function findClipped(): string[] {
  const found: string[] = [];
  const look = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.checkVisibility() || element.closest('.visually-hidden, svg, canvas')) continue;
      const style = getComputedStyle(element);
      const holdsText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const mayCut = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (holdsText && cuts && !mayCut && element.scrollWidth > element.clientWidth + 1) {
        found.push(`cut off: ${element.textContent?.trim().slice(0, 60)}`);
      }
      const box = element.getBoundingClientRect();
      if (holdsText && box.width > 0 && (box.left < -1 || box.right > innerWidth + 1) && !scrolls(element)) {
        found.push(`outside the page: ${element.textContent?.trim().slice(0, 60)}`);
      }
    }
  };
  const scrolls = (element: Element): boolean => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      const { overflowX } = getComputedStyle(up);
      if (overflowX !== 'visible') return true;
    }
    return false;
  };
  look(document);
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) found.push(`the page scrolls sideways: ${page.scrollWidth}`);
  return found;
}
