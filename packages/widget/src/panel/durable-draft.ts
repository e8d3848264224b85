import { effect } from '@preact/signals';
import type { DraftFiles, Features, ReportDraft, Support } from '@savepoint/sdk';
import type { Draft } from './draft.ts';

/** Long enough for a few letters, short enough that a killed tab costs no more than those, also of who never pauses. */
const EVERY_MS = 700;

/** What is stored of a draft, as far as this page knows. */
interface Stored {
  /** Whose it is: those of the player. */
  features: Features | undefined;
  text: string | undefined;
  files: readonly File[];
}

/** It is read once: what the player takes out later must not come back when the panel opens again. */
const known = new WeakMap<Draft, Stored>();

/**
 * While the panel is open: keeps what is being written on the device, so that it outlives a killed tab, and takes up what
 * an earlier page left. What is here already wins: it is what the player sees. Gives the undo.
 */
export function keepDurably(draft: Draft, support: Support): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let writing: Promise<unknown> = Promise.resolve();
  let unfollow = () => {};

  const snapshot = (): ReportDraft | undefined => {
    const [text, answers, replies] = [draft.text.value, draft.answers.value, draft.replies()];
    // Read whatever the words are: a file chosen after them has to be followed as well.
    const hasFiles = listed(draft.attachments()).length > 0;
    const isEmpty = !text.trim() && Object.keys(answers).length === 0 && Object.keys(replies).length === 0;
    return isEmpty && !hasFiles ? undefined : { v: 1, topic: draft.topic.value, text, answers, replies };
  };
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = snapshot();
    const text = JSON.stringify(now);
    const files = draft.attachments();
    const all = listed(files);
    const stored = known.get(draft);
    // What an earlier page left is not known yet.
    if (!stored && !now) return;
    const textStands = stored && text === stored.text;
    const filesStand = stored && all.length === stored.files.length && all.every((file, i) => file === stored.files[i]);
    if (textStands && filesStand) return;
    if (stored) Object.assign(stored, { text, files: all });
    const change = { ...(!textStands && { draft: now }), ...(!filesStand && { files: all.length > 0 ? files : undefined }) };
    writing = support.features().then(async (features) => (await features?.ownCases())?.keepDraft(change), () => {});
  };
  async function begin() {
    const features = await support.features();
    if (known.get(draft)?.features !== features) {
      const left = await (await features?.ownCases())?.readDraft();
      if (stopped) return;
      const isTaken = left && !snapshot();
      if (isTaken && left.draft) draft.takeUp(left.draft);
      if (isTaken && left.files) draft.takeUpFiles(left.files);
      known.set(draft, { features, text: JSON.stringify(left?.draft), files: left?.files ? listed(left.files) : [] });
    }
    if (stopped) return;
    unfollow = effect(() => {
      // What has been sent must not come back.
      if (snapshot()) timer ??= setTimeout(keep, EVERY_MS);
      else keep();
    });
  }
  begin().catch(() => {});
  draft.stored = () => {
    keep();
    return writing;
  };
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

const listed = ({ report, edited, fields, replies }: DraftFiles): File[] =>
  [report, edited, ...Object.values(fields), ...Object.values(replies)].flat();
