import { expect, test } from 'vitest';
import { newPadReader } from './gamepad.ts';

function pad(pressed: number[], axes = [0, 0]): Gamepad {
  const buttons = Array.from({ length: 17 }, (_, i) => ({ pressed: pressed.includes(i), touched: false, value: 0 }));
  return { axes, buttons, connected: true, id: '', index: 0, mapping: 'standard', timestamp: 0 } as unknown as Gamepad;
}

test('tells a button once, however long it is held', () => {
  const read = newPadReader();
  expect(read(pad([0]))).toMatchObject({ dash: true, presses: ['confirm'] });
  expect(read(pad([0]))).toMatchObject({ dash: false, presses: [] });
  read(pad([]));
  expect(read(pad([0]))).toMatchObject({ dash: true });
});

test('ignores a stick at rest and moves menus by stick and cross alike', () => {
  const read = newPadReader();
  expect(read(pad([], [0.1, -0.15]))).toMatchObject({ x: 0, y: 0 });
  expect(read(pad([], [0, 0.9])).presses).toEqual(['next']);
  read(pad([]));
  expect(read(pad([12]))).toMatchObject({ y: -1, presses: ['previous'] });
});

test('is still when the pad is unplugged', () => {
  expect(newPadReader()(null)).toEqual({ x: 0, y: 0, dash: false, presses: [] });
});
