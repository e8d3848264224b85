import { signal } from '@preact/signals';
import type { Case, Support } from '@savepoint/sdk';
import { createRef, render } from 'preact';
import { expect, onTestFinished, test, vi } from 'vitest';
import { text } from '../../i18n/text.ts';
import { PanelContext, type PanelState } from '../panel-context.ts';
import { Ending } from './ending.tsx';

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** The end of a case on screen. `own` gives what takes the player's word, when it is there. */
function stage(state: Case['state'], own: () => Promise<unknown>) {
  const message = { id: 'm', from: 'staff', text: 'Try this', at: 1, attachments: [], status: 'sent' };
  const view = { id: 'c', topic: 'bug', state, messages: [message], number: 1 } as unknown as Case;
  const support = { features: async () => ({ ownCases: own }) } as unknown as Support;
  const heading = createRef<HTMLHeadingElement>();
  const state_ = { support, heading, routes: signal([]) } as unknown as PanelState;
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  render(
    <PanelContext.Provider value={state_}>
      <h1 ref={heading} />
      <Ending view={view} />
    </PanelContext.Provider>,
    root,
  );
  const close = () => render(null, root);
  onTestFinished(close);
  const press = (words: string) => [...root.querySelectorAll('button')].find((one) => one.textContent!.includes(words))!.click();
  return { root, press, close };
}

test('who shuts the panel while the word is being kept hears nothing of it', async () => {
  const thrown = vi.fn<(reason: unknown) => void>();
  process.on('unhandledRejection', thrown);
  onTestFinished(() => void process.off('unhandledRejection', thrown));
  let end = () => {};
  const kept = new Promise((resolve) => (end = () => resolve({ ok: true, caseId: 'c', kept: 'durable' })));
  const { press, close } = stage('answered', async () => ({ reopen: () => kept }));
  press(text.forms.no);
  await turn();
  close();
  end();
  await turn();
  expect(thrown).not.toHaveBeenCalled();
});

test.each([
  [text.forms.yes, 'answered'],
  [text.forms.no, 'answered'],
  [text.solved.save, 'answered'],
] as const)('"%s" says so when what it takes cannot be loaded', async (words, state) => {
  const { root, press } = stage(state, () => Promise.reject(new Error('offline')));
  press(words);
  await expect.poll(() => root.textContent).toContain(text.mine.offline);
});

test('a rating says so when what it takes cannot be loaded, and why when it cannot be kept', async () => {
  let own = () => Promise.reject<unknown>(new Error('offline'));
  const { root, press } = stage('closed', () => own());
  root.querySelector<HTMLInputElement>('input')!.click();
  await turn();
  press(text.send);
  await expect.poll(() => root.textContent).toContain(text.mine.offline);
  own = async () => ({ rate: async () => ({ ok: false, code: 'storage_full' }) });
  press(text.send);
  await expect.poll(() => root.textContent).toContain(text.faults.storage_full);
  expect(root.textContent).not.toContain(text.mine.offline);
});
