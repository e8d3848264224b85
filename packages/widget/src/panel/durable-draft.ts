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
  /** Undefined while it is not known. */
  let keptFiles: readonly File[] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let unfollow = () => {};

  const attached = () => {
    const files = draft.attachments();
    const { report, edited, fields, replies } = files;
    return { files, all: [report, edited, ...Object.values(fields), ...Object.values(replies)].flat() };
  };
  const snapshot = (): ReportDraft | undefined => {
    const [text, answers, replies] = [draft.text.value, draft.answers.value, draft.replies()];
    const isEmpty = !text.trim() && Object.keys(answers).length === 0 && Object.keys(replies).length === 0;
    return isEmpty && attached().all.length === 0 ? undefined : { v: 1, topic: draft.topic.value, text, answers, replies };
  };
  const keep = () => {
    clearTimeout(timer);
    const now = snapshot();
    const text = JSON.stringify(now);
    const { files, all } = attached();
    const filesStand = all.length === keptFiles?.length && all.every((file, i) => file === keptFiles?.[i]);
    if (text === kept && filesStand) return;
    const change = { ...(text !== kept && { draft: now }), ...(!filesStand && { files: all.length > 0 ? files : undefined }) };
    kept = text;
    keptFiles = all;
    own().then((cases) => cases?.keepDraft(change), () => {});
  };
  async function begin() {
    const left = await (await own())?.readDraft();
    if (stopped) return;
    if (left && !snapshot()) {
      if (left.draft) draft.takeUp(left.draft);
      if (left.files) draft.takeUpFiles(left.files);
      keptFiles = attached().all;
    }
    kept = JSON.stringify(left?.draft);
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
