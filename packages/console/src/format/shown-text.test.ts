import { expect, test } from 'vitest';
import { shownText } from './shown-text.ts';
import { momentText } from './time.ts';

test('says when an announcement begins and ends, as far as that still matters', () => {
  const [past, now, later, latest] = [1_000_000, 2_000_000, 90_000_000, 180_000_000];
  expect(shownText({}, now)).toBe('until taken back');
  expect(shownText({ from: past }, now)).toBe('until taken back');
  expect(shownText({ from: past, until: later }, now)).toBe(`until ${momentText(later)}`);
  expect(shownText({ from: later, until: latest }, now)).toBe(`from ${momentText(later)} until ${momentText(latest)}`);
  expect(shownText({ from: past, until: now }, now)).toBe(`over since ${momentText(now)}`);
});
