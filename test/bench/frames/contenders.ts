import type { Page } from 'playwright-core';

/** How each is put on a page that already plays, and used, as a player would: by clicks on what these expressions give. */
export interface Contender {
  label: string;
  load(page: Page): Promise<void>;
  /** From the launcher to a field to write in. */
  open?: string[];
  shut?: string;
}

const script = (page: Page, src: string, type: string) =>
  page.evaluate(
    ([src, type]) => {
      const tag = document.createElement('script');
      Object.assign(tag, { src, type });
      document.body.append(tag);
      return new Promise<void>((resolve, reject) => {
        tag.addEventListener('load', () => resolve());
        tag.addEventListener('error', () => reject(new Error(src)));
      });
    },
    [src, type] as const,
  );

const within = (host: string, selector: string) => `document.querySelector('${host}')?.shadowRoot.querySelector('${selector}')`;

export const contenders: Record<'none' | 'control' | 'ours' | 'sentry', Contender> = {
  none: { label: 'the game alone', load: async () => {} },
  control: {
    label: 'button and panel by hand',
    load: (page) => script(page, '/control.js', 'module'),
    open: [within('#control', '.launcher'), within('#control', 'textarea')],
    shut: within('#control', '.shut'),
  },
  ours: {
    label: 'ours',
    async load(page) {
      await script(page, '/savepoint.js', '');
      await page.evaluate(() => {
        const { Savepoint } = globalThis as never as { Savepoint: { createSupport(options: unknown): unknown } };
        const canvas = () => document.querySelector('canvas');
        Savepoint.createSupport({ game: 'lantern-run', build: '1.0.0', canvas, endpoint: location.origin });
      });
    },
    open: ['.launcher', '.list button', 'textarea'].map((selector) => within('savepoint-widget', selector)),
    shut: within('savepoint-widget', '[aria-label=Close]'),
  },
  sentry: {
    label: 'Sentry Feedback',
    load: (page) => script(page, '/sentry.js', 'module'),
    open: [within('#sentry-feedback', '.widget__actor'), within('#sentry-feedback', 'textarea')],
    shut: `[...document.querySelector('#sentry-feedback').shadowRoot.querySelectorAll('button')].find((button) => button.textContent === 'Cancel')`,
  },
};

/** A click where the element is as soon as it is there. Playwright's own search would be a long task in the page. */
export async function click(page: Page, element: string): Promise<void> {
  for (;;) {
    const at = await page.evaluate<{ x: number; y: number } | undefined>(`(() => {
      const found = ${element};
      // As a player scrolls to what lies further down.
      if (found?.getBoundingClientRect().bottom > innerHeight) found.scrollIntoView({ block: 'center' });
      const box = found?.getBoundingClientRect();
      return box?.width ? { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) } : undefined;
    })()`);
    if (at) return page.mouse.click(at.x, at.y);
    await page.waitForTimeout(50);
  }
}
