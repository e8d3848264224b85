import { expect, test } from 'vitest';
import { scoreOf } from './score.ts';

test('tells lost, doubled and disordered texts from those that came as they should', () => {
  const arrived = ['t1x0_', 't1x3_', 'another t2x1_', 't1x1_', 't1x0_', 't1x9_'];
  const score = { confirmed: 4, delivered: 3, lost: 1, doubled: 1, disordered: 1, arrived: 5 };
  expect(scoreOf([0, 1, 2, 3], 't1', arrived)).toEqual(score);
});
