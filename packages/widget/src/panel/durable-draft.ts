import { effect } from '@preact/signals';
import type { ReportDraft, Support } from '@savepoint/sdk';
import type { Draft } from './draft.ts';

/** Long enough for a few letters, short enough that a killed tab costs no more than those. */
const PAUSE_MS = 400;

/**
 * While the panel is open: keeps what is being written on the device, so that it outlives a killed tab, and takes up what
 * an earlier page left. What is here already wins: it is what the player sees. Gives the undo.
 */
export function keepDurably(draft: Draft, support: Support): () => void {
  const own = async () => (await support.features())?.ownCases();
  let kept: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let unfollow = () => {};

  const snapshot = (): ReportDraft | undefined => {
    const [text, answers, replies] = [draft.text.value, draft.answers.value, draft.replies()];
    const isEmpty = !text.trim() && Object.keys(answers).length === 0 && Object.keys(replies).length === 0;
    return isEmpty ? undefined : { v: 1, topic: draft.topic.value, text, answers, replies };
  };
  const keep = () => {
    clearTimeout(timer);
    const now = snapshot();
    const text = JSON.stringify(now);
    if (text === kept) return;
    kept = text;
    own().then((cases) => cases?.keepDraft(now), () => {});
  };
  async function begin() {
    const left = await (await own())?.readDraft();
    if (stopped) return;
    if (left && !snapshot()) draft.takeUp(left);
    kept = JSON.stringify(left);
    unfollow = effect(() => {
      clearTimeout(timer);
      // What has been sent must not come back.
      if (snapshot()) timer = setTimeout(keep, PAUSE_MS);
      else keep();
    });
  }
  begin().catch(() => {});
  // A page that is hidden may never be shown again.
  const hidden = () => document.visibilityState === 'hidden' && keep();
  document.addEventListener('visibilitychange', hidden);
  return () => {
    stopped = true;
    unfollow();
    document.removeEventListener('visibilitychange', hidden);
    keep();
  };
}
