import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { PanelContext, type PanelState } from './panel-context.ts';
import { useRead } from './use-read.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 50));

afterEach(() => vi.restoreAllMocks());

test('what comes while the page is hidden is read when somebody looks again, and by nobody once the screen has gone', async () => {
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const markRead = vi.fn<(caseId: string) => void>();
  const state = { support: { markRead }, routes: signal([]), heading: { current: null } } as unknown as PanelState;
  const box = document.createElement('div');
  const Screen = ({ messages }: { messages: number }) => void useRead('one', messages);
  const draw = async (messages: number) => {
    render(
      <PanelContext.Provider value={state}>
        <Screen messages={messages} />
      </PanelContext.Provider>,
      box,
    );
    await turn();
    return markRead.mock.calls.length;
  };
  const look = () => document.dispatchEvent(new Event('visibilitychange'));
  expect([await draw(1), await draw(1), await draw(2)]).toEqual([1, 1, 2]);
  seen.mockReturnValue('hidden');
  look();
  expect(await draw(3)).toBe(2);
  seen.mockReturnValue('visible');
  look();
  expect(markRead.mock.calls).toEqual([['one'], ['one'], ['one']]);
  render(null, box);
  await turn();
  look();
  expect(markRead.mock.calls.length).toBe(3);
});
