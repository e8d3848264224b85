import { effect } from '@preact/signals';
import type { ReportDraft, Support } from '@savepoint/sdk';
import type { Draft } from './draft.ts';

/** Long enough for a few letters, short enough that a killed tab costs no more than those. */
const PAUSE_MS = 400;

/**
 * Keeps what is being written on the device, so that it outlives a killed tab, and takes up what the last page left. What
 * is here already wins: it is what the player sees.
 */
export function keepDurably(draft: Draft, support: Support) {
  let kept: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const snapshot = (): ReportDraft | undefined => {
    const [text, answers, replies] = [draft.text.value, draft.answers.value, draft.replies()];
    const isEmpty = !text.trim() && Object.keys(answers).length === 0 && Object.keys(replies).length === 0;
    return isEmpty ? undefined : { v: 1, topic: draft.topic.value, text, answers, replies };
  };
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    const now = snapshot();
    const text = JSON.stringify(now);
    if (text === kept) return;
    kept = text;
    await (await support.features())?.keepDraft(now);
  };

  void support.features().then(async (features) => {
    const left = await features?.readDraft();
    if (left && !snapshot()) {
      kept = JSON.stringify(left);
      draft.takeUp(left);
    }
    effect(() => {
      snapshot();
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE_MS);
    });
    // A page that is hidden may never be shown again.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void keep());
  });
}
