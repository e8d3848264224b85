import type { Page } from 'playwright-core';

/** How each is put on a page that already plays, and opened, as a player would. */
export interface Contender {
  label: string;
  load(page: Page): Promise<void>;
  open?(page: Page): Promise<void>;
  /** The field to write in. */
  field?: string;
  shut?(page: Page): Promise<void>;
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

export const contenders: Record<'none' | 'control' | 'ours' | 'sentry', Contender> = {
  none: { label: 'the game alone', load: async () => {} },
  control: {
    label: 'button and panel by hand',
    load: (page) => script(page, '/control.js', 'module'),
    open: (page) => page.locator('.launcher').click(),
    field: 'textarea',
    shut: (page) => page.locator('.shut').click(),
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
    async open(page) {
      await page.getByRole('button', { name: 'Support' }).click();
      await page.getByRole('button', { name: 'Something is broken' }).click();
    },
    field: 'savepoint-widget textarea',
    shut: async (page) => page.getByRole('button', { name: 'Close', exact: true }).first().click(),
  },
  sentry: {
    label: 'Sentry Feedback',
    load: (page) => script(page, '/sentry.js', 'module'),
    open: (page) => page.locator('#sentry-feedback .widget__actor').click(),
    field: '#sentry-feedback textarea',
    shut: (page) => page.getByRole('button', { name: 'Cancel' }).click(),
  },
};
