import { effect } from '@preact/signals';
import type { DraftFiles, Features, ReportDraft, Support } from '@savepoint/sdk';
import type { Draft } from './draft.ts';

/** Long enough for a few letters, short enough that a killed tab costs no more than those, also of who never pauses. */
const EVERY_MS = 700;

/** What is stored of a draft, as far as this page knows. */
interface Stored {
  /** Whose it is: those of the player. */
  features: Features;
  text: string | undefined;
  files: readonly File[];
}

/** It is read once: what the player takes out later must not come back when the panel opens again. */
const known = new WeakMap<Draft, Stored>();
const reading = new WeakMap<Draft, Promise<void>>();

/**
 * While the panel is open: keeps what is being written on the device, so that it outlives a killed tab, and takes up what
 * an earlier page left, which may take so long that more has been written by then. Gives the undo.
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
    const stored = known.get(draft);
    // What an earlier page left is not known yet, and must not be written over.
    if (!stored) return void take();
    const now = snapshot();
    const text = JSON.stringify(now);
    const files = draft.attachments();
    const all = listed(files);
    const textStands = text === stored.text;
    const filesStand = all.length === stored.files.length && all.every((file, i) => file === stored.files[i]);
    if (textStands && filesStand) return;
    Object.assign(stored, { text, files: all });
    const change = { ...(!textStands && { draft: now }), ...(!filesStand && { files: all.length > 0 ? files : undefined }) };
    writing = support
      .features()
      .then(async (features) => (await features?.ownCases())?.keepDraft(change))
      .catch(() => {});
  };
  async function read() {
    const features = await support.features();
    const before = known.get(draft)?.features;
    if (!features || before === features) return;
    const left = await (await features.ownCases()).readDraft();
    // Of another player who was here before: what the player sees wins.
    if (!before || !snapshot()) {
      if (left.draft) draft.takeUp(left.draft);
      if (left.files) draft.takeUpFiles(left.files);
    }
    known.set(draft, { features, text: JSON.stringify(left.draft), files: left.files ? listed(left.files) : [] });
  }
  /** Takes up what was left; from then on what is here is kept. */
  async function take() {
    const mine = reading.get(draft) ?? read().finally(() => reading.delete(draft));
    reading.set(draft, mine);
    await mine.catch(() => {});
    if (known.has(draft)) keep();
  }
  void take().then(() => {
    if (stopped) return;
    unfollow = effect(() => {
      // What has been sent must not come back.
      if (snapshot()) timer ??= setTimeout(keep, EVERY_MS);
      else keep();
    });
  });
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
