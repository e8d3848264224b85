import type { Page } from 'playwright-core';

/** Looks from now on, at every change of the page, for two elements of the same text. Out: asks whether there ever were. */
export async function watchForDoubles(page: Page, selector: string): Promise<() => Promise<boolean>> {
  const watch = await page.evaluateHandle((selector) => {
    const seen = { doubled: false };
    const root = document.querySelector('savepoint-widget')?.shadowRoot ?? document;
    const look = () => {
      const texts = [...root.querySelectorAll<HTMLElement>(selector)].map((one) => one.innerText);
      seen.doubled ||= new Set(texts).size < texts.length;
    };
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
    return seen;
  }, selector);
  return () => watch.evaluate(({ doubled }) => doubled);
}
