import { newId } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import type { Waiting } from '../outbox/entry.ts';
import { browser, keep, opened } from '../testing/browser.ts';

test.each(['confirm', 'reopen'] as const)('%s is said of what was on screen, not of what came while its file was loaded', async (verdict) => {
  const { server, world, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  const hear = async (text: string) => {
    server.answer(caseId, text);
    await tab.engine.changed();
    await world.runTimers();
  };
  await keep(tab, opened(caseId, 'It broke'));
  await world.runTimers();
  await hear('Try this');
  const [seen] = tab.cases.value;
  const own = await tab.engine.features.ownCases();
  await hear('No, wait');
  expect(await own[verdict](seen!)).toMatchObject({ ok: true });
  const [[, entry] = []] = await tab.store.list('o/');
  expect((entry as Waiting).envelope).toMatchObject({ kind: `case.${verdict}`, caseId, body: { upTo: 2 } });
});

test('what was said and is stored counts as said, though the device cannot be read just then', async () => {
  const { world, openTab } = browser();
  const tab = await openTab();
  const caseId = newId();
  await keep(tab, opened(caseId, 'It broke'));
  await world.runTimers();
  const own = await tab.engine.features.ownCases();
  const { keys } = tab.store;
  tab.store.keys = () => Promise.reject(new DOMException('', 'UnknownError'));
  expect(await own.rate(caseId, { score: 5 })).toMatchObject({ ok: true });
  tab.store.keys = keys;
  await world.runTimers();
  expect([await tab.store.keys('o/'), tab.cases.value[0]?.rating]).toEqual([[], 5]);
});
