import { cell, type Help, type Support } from '@savepoint/sdk';
import { expect, onTestFinished, test } from 'vitest';
import { loadHelp } from './load-help.ts';

/** A game in which players sign in, each with help of their own. */
function stage() {
  const playerId = cell<string | undefined>(undefined);
  const helps = new Map<string | undefined, Help>();
  const helpOf = (who: string | undefined) => {
    const own = { content: cell(undefined), votes: cell({ [`of ${who}`]: true }), open: async () => {} } as unknown as Help;
    return helps.get(who) ?? helps.set(who, own).get(who)!;
  };
  const support = { playerId, features: async () => ({ help: async () => helpOf(playerId.value) }) } as unknown as Support;
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  /** The panel is opened. */
  const open = () => {
    const panel = loadHelp(root, support);
    onTestFinished(panel.stop);
    return panel;
  };
  return { open, playerId, helpOf };
}

test('who signs in while the panel is open goes on in help of their own', async () => {
  const { open, playerId, helpOf } = stage();
  const panel = open();
  panel.start();
  await expect.poll(() => panel.loaded.value?.help).toBe(helpOf(undefined));
  playerId.value = 'an';
  await expect.poll(() => panel.loaded.value?.help).toBe(helpOf('an'));
  expect(panel.loaded.value?.votes.value).toEqual({ 'of an': true });
});

test('help that was there is there at once, and that of nobody else', async () => {
  const { open, playerId, helpOf } = stage();
  const first = open();
  first.start();
  await expect.poll(() => first.loaded.value?.help).toBe(helpOf(undefined));
  first.stop();
  expect(open().loaded.value?.help).toBe(helpOf(undefined));
  playerId.value = 'an';
  expect(open().loaded.value).toBeUndefined();
});
