import { useSignal } from '@preact/signals';
import type { OwnCases, Receipt } from '@savepoint/sdk';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';

/** Asks for what a player does with a case. `wrong` says why it could not be done: its file may not be here yet, or the disk full. */
export function useOwnCases() {
  const { support } = usePanel();
  const wrong = useSignal('');

  async function ask<T>(task: (own: OwnCases) => T | Promise<T>): Promise<T | undefined> {
    wrong.value = '';
    try {
      const own = await (await support.features())?.ownCases();
      if (own) return await task(own);
    } catch {
      // Without the network it cannot be had.
    }
    wrong.value = text.mine.offline;
    return undefined;
  }
  async function say(task: (own: OwnCases) => Promise<Receipt>): Promise<boolean> {
    const receipt = await ask(task);
    if (receipt && !receipt.ok) wrong.value = text.faults[receipt.code];
    return receipt?.ok ?? false;
  }
  return { wrong, ask, say };
}
