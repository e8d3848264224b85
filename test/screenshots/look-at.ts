import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../packages/widget/src/i18n/languages.ts';
import { findClipped } from './clipped.ts';
import { findFaint } from './faint.ts';
import { findOverlaps } from './overlaps.ts';

/**
 * A screen in every shape and look, searched for text that is cut off or lies over another, and for signs too faint to see.
 * Without `npm run screenshots` only narrow phones, text twice as large, and the languages with the longest words, the
 * highest letters and the other direction.
 */
const ROOT = process.env.SAVEPOINT_SCREENSHOTS;
const FOLDER = ROOT && `${ROOT}/languages`;

/** Pixels of the screen and, where it is not the usual 16, of the text. */
interface Shape {
  width: number;
  height: number;
  text?: number;
}

const TWICE: Shape = { width: 390, height: 844, text: 32 };
const SHAPES: Record<string, Shape> = ROOT
  ? {
      phone: { width: 360, height: 740 },
      desktop: { width: 1280, height: 800 },
      landscape: { width: 740, height: 360 },
      narrow: { width: 320, height: 640 },
      twice: TWICE,
    }
  : { narrow: { width: 320, height: 640 }, twice: TWICE };
const SCHEMES = ROOT ? (['light', 'dark'] as const) : (['light'] as const);

export const TAGS = ROOT ? ['en', ...Object.keys(LANGUAGES)] : ['de', 'ja', 'ar'];
export const PHONE = { width: 360, height: 740 };

/** The screen that is shown, in every look. Out: what is wrong, by look. */
export async function faultsOf(page: Page, name: string): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  if (FOLDER) mkdirSync(FOLDER, { recursive: true });
  const devtools = await page.context().newCDPSession(page);
  for (const [shape, { text = 16, ...viewport }] of Object.entries(SHAPES)) {
    await page.setViewportSize(viewport);
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: text } });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
      const problems = (await Promise.all([findClipped, findOverlaps, findFaint].map((find) => page.evaluate(find)))).flat();
      if (problems.length > 0) faults[`${name}-${shape}-${colorScheme}`] = problems;
      const path = `${FOLDER}/${name}-${shape}-${colorScheme}.jpg`;
      if (FOLDER) await page.screenshot({ path, type: 'jpeg', quality: 70 });
    }
  }
  await page.setViewportSize(PHONE);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
  await devtools.detach();
  return faults;
}
