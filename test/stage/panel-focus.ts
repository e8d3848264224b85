import type { Page } from 'playwright-core';

/** What has the focus in the panel, in the words that a screen reader would say; `lost` when nothing has. */
export function focusedIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.querySelector('savepoint-widget')!.shadowRoot!;
    const at = root.activeElement as HTMLElement | null;
    if (!at) return 'lost';
    const label = at.getAttribute('aria-label') ?? (at as HTMLInputElement).labels?.[0]?.innerText ?? at.innerText;
    return `${at.tagName.toLowerCase()} ${label.replace(/\s+/g, ' ').trim()}`;
  });
}

/** Does something until what has the focus says `name`, at most 40 times. */
export async function until(page: Page, name: string, step: () => Promise<unknown>) {
  const seen: string[] = [];
  for (let i = 0; i < 40; i++) {
    const focused = await focusedIn(page);
    if (focused.includes(name)) return;
    seen.push(focused);
    await step();
  }
  throw new Error(`“${name}” was never focused, but: ${seen.join(' | ')}`);
}
