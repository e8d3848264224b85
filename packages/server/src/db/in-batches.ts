/**
 * In: a size, and what does so many of something at once and says how many there were. Out: how many in all, done until
 * there are no more or it is told to stop: a lock is held for a moment only, and what others write waits for nothing.
 */
export async function inBatches(size: number, step: (size: number) => Promise<number>, goesOn: () => boolean): Promise<number> {
  let total = 0;
  for (let count = size; count === size && goesOn(); total += count) count = await step(size);
  return total;
}
