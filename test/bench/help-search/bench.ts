import { readdirSync } from 'node:fs';
import type { HelpSection } from '@savepoint/protocol';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../stage/browser.ts';
import { openSite } from '../../stage/site.ts';
import { heading, ratioLine, timeLine } from '../figures/table.ts';

export const about = 'a keystroke in the search of 2,000 articles, to a plain scan of the same texts';

const ARTICLES = 2_000;
const SLOW_DOWN = 4;
const BLOCKS = 7;
const FOLDER = 'packages/widget/dist/script';

/** Each letter of what is typed is a search of its own. */
const TYPED = ['account banned', 'purchase missing refund', 'scren blak after update', 'zzz'];

export async function run(): Promise<void> {
  const script = readdirSync(FOLDER).find((file) => file.startsWith('search-'))!;
  const html = `<!doctype html><meta charset="utf-8"><title>search</title><script type="module">
    import { createSearch } from '/${FOLDER}/${script}';
    globalThis.createSearch = createSearch;
  </script>`;
  const site = await openSite('.', { '/index.html': html });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    const built = await build(page);
    heading(`index of ${ARTICLES} articles at 1/${SLOW_DOWN} speed, in slices`);
    timeLine('until it is there', [built.totalMs]);
    timeLine('its longest task (0: none of 50 ms or more)', [built.longestMs]);
    const searched: number[][] = [];
    const scanned: number[][] = [];
    for (let block = 0; block < BLOCKS; block++) {
      searched.push(await typed(page, 'search'));
      scanned.push(await typed(page, 'scan'));
    }
    heading(`one keystroke at 1/${SLOW_DOWN} speed, to a scan with includes()`);
    ratioLine('search', searched, scanned);
    timeLine('search, all of them', searched.flat());
    timeLine('scan, all of them', scanned.flat());
  } finally {
    await browser.close();
    await site.close();
  }
}

interface Bench {
  createSearch(sections: HelpSection[], language: string): Promise<Bench>;
  search(query: string): unknown[];
  texts: string[];
}

/** Articles of words that come as often as words do: the nth of them about once in n. */
function build(page: Page) {
  return page.evaluate(
    async (count) => {
      const bench = globalThis as never as Bench;
      let seed = 7;
      const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
      const known = 'account banned purchase missing refund screen black after update password controller sound'.split(' ');
      const letters = 'etaoinshrdlucm';
      const made = Array.from({ length: 6_000 }, (_, n) =>
        Array.from({ length: 3 + (n % 7) }, () => letters[Math.floor(chance() * letters.length)]).join(''),
      );
      const words = [...known, ...made];
      const pick = () => words[Math.floor(words.length ** chance()) - 1]!;
      const text = (length: number) => Array.from({ length }, pick).join(' ');
      const articles = Array.from({ length: count }, (_, n) => ({
        id: `a${n}`,
        title: text(6),
        body: [{ type: 'paragraph' as const, text: [text(90)] }],
      }));
      bench.texts = articles.map(({ title, body }) => `${title} ${body[0]!.text[0]}`.toLowerCase());
      let longestMs = 0;
      const watching = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      watching.observe({ entryTypes: ['longtask'] });
      const startMs = performance.now();
      const { search } = await bench.createSearch([{ id: 's', title: 'All', articles }], 'en');
      const totalMs = performance.now() - startMs;
      await new Promise((resolve) => setTimeout(resolve, 500));
      bench.search = search;
      return { totalMs, longestMs };
    },
    ARTICLES,
  );
}

/** Milliseconds of each keystroke. */
const typed = (page: Page, how: 'search' | 'scan') =>
  page.evaluate(
    ({ how, queries }) => {
      const bench = globalThis as never as Bench;
      const scan = (query: string) => {
        const words = query.toLowerCase().split(' ');
        return bench.texts.filter((text) => words.every((word) => text.includes(word)));
      };
      const ask = how === 'scan' ? scan : (query: string) => bench.search(query);
      return queries.flatMap((query) =>
        Array.from(query, (_, n) => {
          const startMs = performance.now();
          ask(query.slice(0, n + 1));
          return performance.now() - startMs;
        }),
      );
    },
    { how, queries: TYPED },
  );
