import { newId } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import type { Store } from './platform/store.ts';
import { browser, keep, opened, sent } from './testing/browser.ts';

/** Lets everything that waits for nothing but its turn come to its end. */
const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** `done` is called when `store` has taken the case and let go of the envelope, and waited for before its writer hears of it. */
const sending = (done: () => Promise<void>) => (store: Store): Store => ({
  ...store,
  async write(puts, deletes = []) {
    await store.write(puts, deletes);
    if (deletes.some((key) => key.startsWith('o/'))) await done();
  },
});

/** Two tabs, of which one will send and the other looks on: both have a case in view that is still on its way. */
async function twoTabs(sender: (store: Store) => Store, looker?: (store: Store) => Store) {
  const { world, openTab } = browser();
  const release = world.hold('g');
  const [first, second] = [await openTab(world.tab(), sender), await openTab(world.tab(), looker)];
  const caseId = newId();
  await keep(first, opened(caseId, 'one'));
  await turns();
  const views: string[][] = [];
  second.cases.subscribe((all) => views.push(all.map(({ id }) => id)));
  const send = () => {
    release();
    return first.engine.changed();
  };
  return { looker: second, caseId, views, send };
}

test('a case stays in view while another tab has sent it and has not come to tell so', async () => {
  let died = false;
  const { looker, caseId, views, send } = await twoTabs(sending(() => new Promise(() => (died = true))));
  await send();
  await expect.poll(() => died).toBe(true);
  await keep(looker, sent(caseId, 'two'));
  expect(views.at(-1)).toEqual([caseId]);
});

test('a case stays in view when another tab sends it in the midst of a look at what is stored', async () => {
  let gate = Promise.resolve();
  let open = () => {};
  const { caseId, views, send } = await twoTabs(
    sending(() => (open(), turns())),
    (store) => ({ ...store, keys: (prefix) => (prefix === 'o/' ? gate : Promise.resolve()).then(() => store.keys(prefix)) }),
  );
  gate = new Promise((resolve) => (open = resolve));
  await send();
  await gate;
  await turns();
  expect(new Set(views.map(String))).toEqual(new Set([caseId]));
});
