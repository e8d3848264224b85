import { expect, test } from 'vitest';
import { ProblemError } from '../http/problem.ts';
import { createTurns } from './turns.ts';

/** Readings that end when they are told to, and which of them have begun. */
function stage() {
  const turns = createTurns({ all: 3, each: 2, waitingOfEach: 2, retryAfterMs: 1_000 });
  const begun: string[] = [];
  const ends = new Map<string, (failed?: boolean) => void>();
  const ask = (name: string) =>
    turns(name[0]!, () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => ends.set(name, (failed) => (failed ? reject(new Error(name)) : resolve(name))));
    });
  return { begun, ask, end: (name: string, failed?: boolean) => ends.get(name)!(failed) };
}

test('two who read much leave a place to the third, and the first who waits goes on when one ends', async () => {
  const { begun, ask, end } = stage();
  const [a1, a2] = [ask('a1'), ask('a2')];
  const a3 = ask('a3');
  const [b1, b2] = [ask('b1'), ask('b2')];
  await expect.poll(() => begun).toEqual(['a1', 'a2', 'b1']);
  end('b1');
  expect(await b1).toBe('b1');
  // Not the third of one who has two under way, though it waits for longer.
  await expect.poll(() => begun).toEqual(['a1', 'a2', 'b1', 'b2']);
  end('a1', true);
  await expect(a1).rejects.toThrow('a1');
  await expect.poll(() => begun.at(-1)).toBe('a3');
  for (const name of ['a2', 'a3', 'b2']) end(name);
  expect(await Promise.all([a2, a3, b2])).toEqual(['a2', 'a3', 'b2']);
});

test('who has too many waiting is told when to come again, and others are not', async () => {
  const { begun, ask, end } = stage();
  const mine = ['a1', 'a2', 'a3', 'a4'].map(ask);
  await expect(ask('a5')).rejects.toThrow(new ProblemError('too_many_requests', { retryAfterMs: 1_000 }));
  const other = ask('b1');
  await expect.poll(() => begun).toEqual(['a1', 'a2', 'b1']);
  end('b1');
  expect(await other).toBe('b1');
  for (const name of ['a1', 'a2', 'a3', 'a4']) {
    await expect.poll(() => begun).toContain(name);
    end(name);
  }
  expect(await Promise.all(mine)).toHaveLength(4);
});
