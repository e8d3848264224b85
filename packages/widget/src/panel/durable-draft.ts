import { effect } from '@preact/signals';
import type { Features, Support } from '@savepoint/sdk';
import { listed, type Draft } from './draft.ts';

/** Long enough for a few letters, short enough that a killed tab costs no more than those, also of who never pauses. */
const EVERY_MS = 700;

/** What is stored of a draft, as far as this page knows. */
interface Stored {
  /** Whose it is. */
  playerId: string | undefined;
  /** Those of that player. */
  features: Features;
  text: string | undefined;
  files: readonly File[];
}

/** It is read once: what the player takes out later must not come back when the panel opens again. */
const known = new WeakMap<Draft, Stored>();
const reading = new WeakMap<Draft, Promise<unknown>>();

/**
 * While the panel is open: keeps what is being written on the device, so that it outlives a killed tab, and takes up what
 * an earlier page left, which may take so long that more has been written by then. Gives the undo.
 */
export function keepDurably(draft: Draft, support: Support): () => void {
  const { value: playerId } = support.playerId;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let writing: Promise<unknown> = Promise.resolve();
  let unfollow = () => {};

  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const stored = known.get(draft);
    // What an earlier page left is not known yet, and must not be written over.
    if (!stored) return void take();
    const now = draft.written();
    const text = JSON.stringify(now);
    const files = draft.attachments();
    const all = listed(files);
    const textStands = text === stored.text;
    const filesStand = all.length === stored.files.length && all.every((file, i) => file === stored.files[i]);
    if (textStands && filesStand) return;
    Object.assign(stored, { text, files: all });
    const change = { ...(!textStands && { draft: now }), ...(!filesStand && { files: all.length > 0 ? files : undefined }) };
    // Those of its own player, whoever plays by now.
    writing = stored.features
      .ownCases()
      .then((own) => own.keepDraft(change))
      .catch(() => {});
  };
  async function read() {
    const features = await support.features();
    const before = known.get(draft);
    if (!features || before?.features === features || playerId !== support.playerId.value) return;
    // Who was here before and has come back finds the draft as it was.
    if (before && before.playerId === playerId) return void (before.features = features);
    const left = await (await features.ownCases()).readDraft();
    if (left.draft) draft.takeUp(left.draft);
    if (left.files) draft.takeUpFiles(left.files);
    known.set(draft, { playerId, features, text: JSON.stringify(left.draft), files: left.files ? listed(left.files) : [] });
    if (!before) return;
    // It has gone along with who has signed in: nobody else is to find it.
    keep();
    await writing;
    await (await before.features.ownCases()).keepDraft({ draft: undefined, files: undefined });
  }
  /** Takes up what was left; from then on what is here is kept. */
  async function take() {
    const mine = (reading.get(draft) ?? Promise.resolve()).then(read).catch(() => {});
    reading.set(draft, mine);
    await mine;
    if (known.has(draft)) keep();
  }
  void take().then(() => {
    if (stopped) return;
    unfollow = effect(() => {
      // What has been sent must not come back.
      if (draft.written()) timer ??= setTimeout(keep, EVERY_MS);
      else keep();
    });
  });
  draft.stored = (erased) => {
    if (erased) Object.assign(known.get(draft) ?? {}, { text: undefined, files: [] });
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
