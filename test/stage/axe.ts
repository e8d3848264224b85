import { source, type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with the widget as it now stands; its shadow root is looked into. */
export async function violationsIn(page: Page): Promise<string[]> {
  await page.waitForTimeout(350);
  await stillness(page);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(at: Element): Promise<AxeResults> } };
    const found = await axe.run(document.querySelector('savepoint-widget')!);
    if (found.passes.length < 5) return ['nothing was looked at'];
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
  });
}

/** The same of the console. */
export async function deskViolationsIn(page: Page): Promise<string[]> {
  await page.waitForTimeout(300);
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(): Promise<AxeResults> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
  });
}

/** What fades in is measured when it is there; what turns for ever is not waited for. */
const stillness = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector('savepoint-widget')!.shadowRoot!;
    const ends = (one: Animation) => one.effect?.getComputedTiming().endTime !== Infinity;
    return [...document.getAnimations(), ...root.getAnimations()].every((one) => one.playState !== 'running' || !ends(one));
  });
