/**
 * Texts of the open dialog that lie over each other or stand out of the button they are in, and parts that scroll
 * sideways. Runs in the page.
 */
export function findOverlaps(): string[] {
  const dialog = document.querySelector('savepoint-widget')?.shadowRoot?.querySelector('dialog');
  if (!dialog) return ['no dialog is open'];
  /** What is seen of a box: scrolled parts cut it. */
  const seen = ({ left, top, right, bottom }: DOMRect, element: Element) => {
    const box = { left, top, right, bottom };
    for (let up: Element | null = element; up && up !== dialog; up = up.parentElement) {
      if (getComputedStyle(up).overflowY === 'visible') continue;
      const edge = up.getBoundingClientRect();
      box.left = Math.max(box.left, edge.left);
      box.top = Math.max(box.top, edge.top);
      box.right = Math.min(box.right, edge.right);
      box.bottom = Math.min(box.bottom, edge.bottom);
    }
    return box;
  };
  const texts: { name: string; left: number; top: number; right: number; bottom: number }[] = [];
  const found: string[] = [];
  for (const part of [dialog, ...dialog.querySelectorAll('main, .list')]) {
    if (part.scrollWidth > part.clientWidth + 1) found.push(`${part.localName} scrolls sideways: ${part.scrollWidth}`);
  }
  /** Kept for screen readers alone. */
  const isUnseen = (element: Element): boolean =>
    getComputedStyle(element).clipPath !== 'none' || (element !== dialog && isUnseen(element.parentElement!));
  const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement!;
    const name = walker.currentNode.textContent!.trim().slice(0, 50);
    if (!name || !element.checkVisibility() || isUnseen(element) || element.closest('select')) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const button = element.closest('button')?.getBoundingClientRect();
    const body = element.closest('.body')?.getBoundingClientRect();
    for (const rect of range.getClientRects()) {
      // What lies before the start of what scrolls can never be seen.
      // A shelf is pushed sideways by whoever looks through it.
      if (body && !element.closest('.clip, .shelf ul') && (rect.left < body.left - 1 || rect.right > body.right + 1)) {
        found.push(`beside the panel: ${name}`);
      }
      const text = seen(rect, element);
      if (text.right - text.left < 1 || text.bottom - text.top < 1) continue;
      if (button && (text.left < button.left - 1 || text.right > button.right + 1 || text.bottom > button.bottom + 1)) {
        found.push(`out of its button: ${name}`);
      }
      texts.push({ name, ...text });
    }
  }
  // Lines of one text may touch: marks above and below a line belong to its box.
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.name !== b.name && across > 1 && down > 4) found.push(`over each other: ${a.name} | ${b.name}`);
    }
  }
  return found;
}
