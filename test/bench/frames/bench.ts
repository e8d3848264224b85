import type { Page } from 'playwright-core';
import { median } from '../figures/ratio.ts';
import { heading } from '../figures/table.ts';
import { click, contenders, type Contender } from './contenders.ts';
import type { startRecording, Stretch } from './page/record.ts';
import { openFramesStage, type FramesStage } from './stage.ts';

export const about = 'frames a game loses at load, at the first open, while typing and while shut, beside Sentry Feedback';

const RUNS = 5;
const SLOW_DOWN = 4;
/** The game has warmed up, and nothing of loading it is left. */
const WARM_UP_MS = 4_000;
const STRETCH_MS = 3_000;
/** A phone held sideways: the game alone drops no frame at it, drawn by the processor and slowed down. */
const VIEWPORT = { width: 640, height: 360 };
const TYPED = 'The boss turns round and nothing happens';

const STRETCHES = ['before', 'load', 'shut', 'open', 'form', 'typing', 'shut again'] as const;
type Name = (typeof STRETCHES)[number];
type Run = Partial<Record<Name, Stretch>>;

export async function run(): Promise<void> {
  const stage = await openFramesStage();
  const runs = new Map(Object.keys(contenders).map((name) => [name, [] as Run[]]));
  try {
    // In turn, so that a machine that grows slower is no difference between them.
    for (let n = 0; n < RUNS; n++) {
      for (const [name, contender] of Object.entries(contenders)) runs.get(name)!.push(await play(stage, contender));
    }
  } finally {
    await stage.close();
  }
  const quiet = stage.preferred ? 'before all other programs' : 'among other programs: not to be trusted';
  for (const stretch of STRETCHES) {
    heading(`${stretch}: at 1/${SLOW_DOWN} speed, medians of ${RUNS} runs, ${quiet}`);
    console.log(`  ${'dropped'.padStart(38)}${'worst gap'.padStart(12)}${'p99'.padStart(10)}${'long tasks'.padStart(18)}`);
    for (const [name, all] of runs) line(contenders[name as keyof typeof contenders].label, all, stretch);
  }
}

function line(label: string, runs: Run[], stretch: Name) {
  const measured = runs.flatMap((run) => run[stretch] ?? []);
  if (measured.length === 0) return;
  const of = (field: keyof Stretch) => median(measured.map((one) => one[field]));
  const gap = `${of('worstGapMs').toFixed(1)} ms`.padStart(12);
  const p99 = `${of('p99GapMs').toFixed(1)} ms`.padStart(10);
  const tasks = `${of('longTasks')} (${of('worstTaskMs').toFixed(0)} ms)`.padStart(18);
  console.log(`  ${label.padEnd(28)}${String(of('dropped')).padStart(10)}${gap}${p99}${tasks}`);
}

/** One life of the game with one contender, in a browser context of its own. */
async function play({ browser, site }: FramesStage, { load, open, shut }: Contender): Promise<Run> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.goto(site.url);
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.waitForTimeout(WARM_UP_MS);
  const during = (act: () => Promise<unknown>) => record(page, act);
  const nothing = async () => {};

  const run: Run = { before: await during(nothing), load: await during(() => load(page)), shut: await during(nothing) };
  if (open && shut) {
    const [launcher = '', ...toField] = open;
    run.open = await during(() => click(page, launcher));
    run.form = await during(async () => {
      for (const element of toField) await click(page, element);
    });
    run.typing = await during(() => page.keyboard.type(TYPED, { delay: 60 }));
    await click(page, shut);
    await page.waitForTimeout(500);
    run['shut again'] = await during(nothing);
  }
  await context.close();
  return run;
}

async function record(page: Page, act: () => Promise<unknown>): Promise<Stretch> {
  const recording = () => (globalThis as never as { recording: ReturnType<typeof startRecording> }).recording;
  await page.evaluate(`(${recording})().begin()`);
  await Promise.all([act(), page.waitForTimeout(STRETCH_MS)]);
  return page.evaluate<Stretch>(`(${recording})().end()`);
}
