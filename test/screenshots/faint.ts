/**
 * Runs in the page. Out: signs that stand out from their ground by less than 3 to 1 (WCAG 2.2, 1.4.11), in words. What
 * cannot be used just now may be faint.
 */
export function findFaint(): string[] {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  /** Colours over one another, the lowest first, in whatever notation: what is seen. */
  const seen = (colours: readonly string[]): [number, number, number] => {
    pen.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!];
  };
  const luminance = (colour: readonly number[]) => {
    const [red, green, blue] = colour.map((part) => (part <= 10 ? part / 3_294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) for (const one of root.querySelectorAll('*')) if (one.shadowRoot) roots.push(one.shadowRoot);
  const faint: string[] = [];
  for (const icon of roots.flatMap((root) => [...root.querySelectorAll('svg.icon')])) {
    const box = icon.getBoundingClientRect();
    if (box.width === 0 || icon.closest('[disabled], [aria-disabled=true]') || !icon.checkVisibility()) continue;
    const grounds: string[] = [];
    for (let at: Element | null = icon; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) {
      grounds.unshift(getComputedStyle(at).backgroundColor);
    }
    const [ground, sign] = [seen(['white', ...grounds]), seen(['white', ...grounds, getComputedStyle(icon).color])];
    const [lower, higher] = [luminance(ground), luminance(sign)].toSorted((a, b) => a - b) as [number, number];
    const ratio = (higher + 0.05) / (lower + 0.05);
    if (ratio < 3) faint.push(`${icon.getAttribute('class')} in .${icon.parentElement?.className}: ${ratio.toFixed(2)} to 1`);
  }
  return [...new Set(faint)];
}
