import { median, ratioOf, type Blocks } from './ratio.ts';

const NAME_WIDTH = 46;

export const heading = (text: string) => console.log(`\n${text}`);

/** One line: a name, the ratio to `floor` with the spread over its blocks, the absolute median in brackets. */
export function ratioLine(name: string, blocks: Blocks, floor: Blocks): void {
  const { ratio, low, high } = ratioOf(blocks, floor);
  const spread = `(${low.toFixed(2)}–${high.toFixed(2)})`;
  line(name, `${ratio.toFixed(2).padStart(7)}  ${spread.padEnd(15)} [${inMs(median(blocks.flat()))}]`);
}

/** One line of an absolute time, for the few targets that are one. */
export function timeLine(name: string, values: number[], more = ''): void {
  const spread = `(${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
  line(name, `${inMs(median(values)).padStart(10)}  ${spread.padEnd(15)} ${more}`.trimEnd());
}

const line = (name: string, figures: string) => console.log(`  ${name.padEnd(NAME_WIDTH)}${figures}`);

const inMs = (ms: number) => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
