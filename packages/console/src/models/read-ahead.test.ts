import { expect, test } from 'vitest';
import { aCase, caseId } from '../testing/cases.ts';
import { settled } from '../testing/fake-page.ts';
import { openDesk } from '../testing/open-desk.ts';
import { createReadAhead } from './read-ahead.ts';

/** A desk whose line is there, and how often a case was asked for. */
async function openLive(hash = '#/?view=all') {
  const opened = await openDesk([aCase(1), aCase(2), aCase(3), aCase(4)], hash);
  opened.server.listener?.state('live');
  await settled();
  const dwell = async () => {
    opened.page.runLater();
    await settled();
  };
  const asked = (nth: number) => opened.server.asked.filter((one) => one === `caseById ${caseId(nth)}`).length;
  return { ...opened, dwell, asked };
}

test('the case that keys have come to is read before it is opened, and then not again', async () => {
  const { desk, dwell, asked } = await openLive();
  desk.cursor.move(1);
  expect(asked(4)).toBe(0);
  await dwell();
  expect(asked(4)).toBe(1);
  desk.show(caseId(4));
  await settled();
  expect(desk.openCase.detail.value?.number).toBe(4);
  expect(asked(4)).toBe(1);
});

test('rows that are passed over are not read', async () => {
  const { desk, dwell, asked } = await openLive();
  for (let nth = 0; nth < 3; nth++) desk.cursor.move(1);
  await dwell();
  expect([4, 3, 2].map(asked)).toEqual([0, 0, 1]);
});

test('while a case is read the one below it comes', async () => {
  const { desk, dwell, asked } = await openLive(`#/cases/${caseId(4)}?view=all`);
  await dwell();
  expect([asked(4), asked(3)]).toEqual([1, 1]);
  desk.show(caseId(3));
  await settled();
  expect(desk.openCase.detail.value?.number).toBe(3);
  await dwell();
  expect([asked(3), asked(2)]).toEqual([1, 1]);
});

test('what was written since stands in the case when it is opened', async () => {
  const { server, desk, dwell, asked } = await openLive();
  desk.cursor.move(1);
  await dwell();
  server.say(caseId(4), 'one more thing');
  desk.show(caseId(4));
  await settled();
  expect(desk.openCase.detail.value?.messages.at(-1)?.text).toBe('one more thing');
  expect(asked(4)).toBe(2);
});

test('without the line, and after it was gone, nothing that was read holds', async () => {
  const { server, desk, dwell, asked } = await openLive();
  desk.cursor.move(1);
  await dwell();
  server.listener?.state('lost');
  desk.cursor.move(1);
  await dwell();
  expect([asked(4), asked(3)]).toEqual([1, 0]);
  server.listener?.state('live');
  desk.show(caseId(4));
  await settled();
  expect(asked(4)).toBe(2);
});

test('a case that could not be read ahead is asked for when it is opened', async () => {
  const { server, desk, dwell } = await openLive();
  server.fail('caseById', 'unreachable');
  desk.cursor.move(1);
  await dwell();
  desk.show(caseId(4));
  await settled();
  expect(desk.openCase.problem.value).toBeNull();
  expect(desk.openCase.detail.value?.number).toBe(4);
});

test('what was read a quarter of a minute ago holds no more', async () => {
  let nowMs = 0;
  let reads = 0;
  const api = { caseById: async () => (reads++, aCase(1)) };
  const ahead = createReadAhead({ api, drafts: { moment: () => 0 }, live: () => true, now: () => nowMs, later: (run) => run() });
  ahead.expect(caseId(1));
  nowMs = 14_999;
  ahead.expect(caseId(1));
  expect(reads).toBe(1);
  nowMs = 15_000;
  expect(ahead.take(caseId(1))).toBeNull();
  ahead.expect(caseId(1));
  expect(ahead.take(caseId(1))).not.toBeNull();
  expect(reads).toBe(2);
});
