import type { Announcement } from '@savepoint/protocol';
import { helpPiece } from '@savepoint/protocol/schemas';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  announcementEdit,
  announcementFaults,
  announcementOf,
  announcementText,
  EMPTY_ANNOUNCEMENT,
  minuteOf,
  momentOf,
} from './announcement-edit.ts';

const WHOLE: Announcement = {
  id: 'outage',
  kind: 'problem',
  title: 'Purchases arrive late',
  text: 'We are on it.',
  link: { to: 'article', id: 'refunds' },
  from: Date.parse('2026-11-22T21:00:00Z'),
  until: Date.parse('2026-11-23T21:00:00Z'),
  audience: { builds: '>=1.4 <2', platforms: ['phone', 'Android'] },
};
const edited = (more: Partial<typeof EMPTY_ANNOUNCEMENT>) => ({ ...EMPTY_ANNOUNCEMENT, title: 'T', ...more });

test('what is saved as it was read is the same', () => {
  expect(announcementOf('outage', announcementEdit(WHOLE))).toEqual(WHOLE);
  expect(announcementFaults(announcementEdit(WHOLE))).toEqual(new Set());
});

test('what is left empty is for everybody, at once and until it is taken back', () => {
  const content = announcementOf('t', edited({ title: ' T ', builds: ' ', platforms: ' , ，' }));
  expect(content).toEqual({ id: 't', kind: 'problem', title: 'T', text: '' });
  expect(v.is(helpPiece, { kind: 'announcement', content })).toBe(true);
});

test.each([
  [{ link: 'see here' }, ['link']],
  [{ link: 'https://' }, ['link']],
  [{ link: 'article:Not an id' }, ['link']],
  [{ link: 'form:payment' }, []],
  [{ from: '2026-11-22T21:00', until: '2026-11-22T21:00' }, ['until']],
  [{ from: '2026-11-22T21:00', until: '2026-11-22T21:01' }, []],
  // As it stands while a year is typed.
  [{ from: '0002-11-22T21:00' }, ['from']],
  [{ builds: '1.4 to 1.5' }, ['builds']],
  [{ builds: '1.3.* || 1.5.*' }, []],
  [{ platforms: 'x'.repeat(41) }, ['platforms']],
  [{ platforms: 'phone，iOS、tv' }, []],
])('%j is refused for %j', (more, faults) => {
  expect([...announcementFaults(edited(more))]).toEqual(faults);
});

test('nothing without a fault is refused by the server', () => {
  const content = announcementOf('t', edited({ link: 'action:restore', from: '2026-11-22T21:00', until: '2026-11-23T21:00', builds: '*', platforms: 'phone，iOS、tv' }));
  expect(v.parse(helpPiece, { kind: 'announcement', content }).content).toEqual(content);
});

test('a moment stands in its field by the clock of whoever writes, and comes back', () => {
  // In winter, in summer, and where clocks went back.
  for (const at of ['2026-01-15T08:05Z', '2026-07-15T22:40Z', '2026-10-24T23:30Z']) {
    const atMs = Date.parse(at);
    expect(momentOf(minuteOf(atMs))).toBe(atMs);
    expect(minuteOf(atMs)).toContain(`T${String(new Date(atMs).getHours()).padStart(2, '0')}:`);
  }
  expect([minuteOf(undefined), momentOf('')]).toEqual(['', undefined]);
});

test('says all of it in lines, to be compared', () => {
  const lines = announcementText(WHOLE).split('\n');
  expect(lines.slice(0, 5)).toEqual(['Known problem', 'Purchases arrive late', '', 'We are on it.', '']);
  expect(lines).toContain('Link: article:refunds');
  expect(lines).toContain('Builds: >=1.4 <2');
  expect(lines).toContain('Devices and systems: phone, Android');
  expect(announcementText({ id: 't', kind: 'news', title: 'T', text: '' })).toBe('News\nT\n\n\n');
});
