import type { Page } from 'playwright-core';

/** Puts on the page what one would write by hand: rows of one height, of which those in sight are drawn, as two lines of text. */
export async function scrollPlain(page: Page, rows: number): Promise<void> {
  await page.setContent(`<!doctype html><style>
    body { margin: 0 } #list { width: 340px; height: 768px; overflow-y: auto } #rows { position: relative }
    #rows > div { position: absolute; inset-inline: 0; height: 88px; border-bottom: 1px solid #ddd; font: 14px system-ui }
  </style><div id="list"><div id="rows"></div></div>`);
  await page.evaluate((count) => {
    const [list, inner] = [document.querySelector('#list')!, document.querySelector<HTMLElement>('#rows')!];
    const height = 88;
    inner.style.height = `${count * height}px`;
    const draw = () => {
      const first = Math.max(0, Math.floor(list.scrollTop / height) - 6);
      const shown = Array.from({ length: 22 }, (_, index) => {
        const row = document.createElement('div');
        row.style.transform = `translateY(${(first + index) * height}px)`;
        row.append(`Player ${first + index}`, document.createElement('br'), `Lantern ${first + index} went out`);
        return row;
      });
      inner.replaceChildren(...shown);
    };
    list.addEventListener('scroll', draw);
    draw();
  }, rows);
}
