import { signal } from '@preact/signals';
import { cell, type Receipt, type Support } from '@savepoint/sdk';
import { render } from 'preact';
import { expect, onTestFinished, test } from 'vitest';
import { createDraft } from '../draft.ts';
import { PanelContext, type PanelState, type Route } from '../panel-context.ts';
import { StartScreen } from './start.tsx';

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** The first words of a conversation on a slow device: each is kept when told to. `live` is the part that begins it, and at `settled` no picture is being worked on any more. */
async function stage(live: { start(caseId: string): Promise<void> } | 'not to be had', settled = Promise.resolve()) {
  const sent: string[] = [];
  const ends: ((receipt: Receipt) => void)[] = [];
  const features = {
    askChat: async () => ({ state: 'open', expectedWaitMs: null }),
    chats: async () => (live === 'not to be had' ? Promise.reject(new Error('offline')) : live),
  };
  const support = {
    takesFiles: false,
    playerId: cell(undefined),
    features: async () => features,
    report({ text }: { text: string }) {
      sent.push(text);
      return new Promise((resolve) => ends.push(resolve));
    },
  } as unknown as Support;
  const routes = signal<Route[]>([{ name: 'home' }, { name: 'chat' }]);
  const seen = { storage: signal('durable') };
  const draft = createDraft(support);
  draft.settle(settled);
  const state = { support, seen, draft, routes, heading: { current: null } } as unknown as PanelState;
  const box = document.createElement('div');
  const leave = () => render(null, box);
  const enter = async () => {
    render(
      <PanelContext.Provider value={state}>
        <StartScreen />
      </PanelContext.Provider>,
      box,
    );
    await turn();
    await turn();
  };
  onTestFinished(leave);
  await enter();
  const write = (words: string) => {
    const field = box.querySelector('textarea')!;
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = () => box.querySelector<HTMLElement>('[data-submit]')!.click();
  const end = async () => {
    ends.shift()?.({ ok: true, caseId: 'c', kept: 'durable' });
    await turn();
  };
  return { sent, routes, write, press, end, leave, enter };
}

test('who leaves the first words while they are being kept, and sends them again, begins one conversation', async () => {
  const begun: string[] = [];
  const { sent, write, press, end, leave, enter } = await stage({ start: async (caseId) => void begun.push(caseId) });
  write('Anybody here?');
  press();
  await turn();
  leave();
  await enter();
  press();
  await end();
  await end();
  expect([sent, begun]).toEqual([['Anybody here?'], ['c']]);
});

test('first words are shown as a message where the conversation cannot be begun', async () => {
  const { routes, write, press, end } = await stage('not to be had');
  write('Anybody here?');
  press();
  await turn();
  await end();
  expect(routes.value.at(-1)).toEqual({ name: 'case', caseId: 'c', isKept: true });
});

test('a picture that is still being blacked out is waited for', async () => {
  let settle = () => {};
  const { sent, write, press } = await stage('not to be had', new Promise((resolve) => (settle = resolve)));
  write('Look');
  press();
  await turn();
  expect(sent).toEqual([]);
  settle();
  await turn();
  expect(sent).toEqual(['Look']);
});
