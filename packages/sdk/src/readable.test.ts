import { expect, test, vi } from 'vitest';
import { cell } from './readable.ts';

test('tells the value now and each change until it is undone', () => {
  const count = cell(1);
  const heard: number[] = [];
  const undo = count.subscribe((value) => heard.push(value));
  count.value = 2;
  count.value = 2;
  undo();
  count.value = 3;
  expect(heard).toEqual([1, 2]);
  expect(count.value).toBe(3);
});

test('a listener that throws keeps nobody else from hearing', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const count = cell(0);
  const heard: number[] = [];
  count.subscribe(() => {
    throw new Error('boom');
  });
  count.subscribe((value) => heard.push(value));
  count.value = 1;
  expect(heard).toEqual([0, 1]);
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});
