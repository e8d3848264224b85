import { batch, effect } from '@preact/signals';
import type { Features, KeptDraft, Support } from '@savepoint/sdk';
import { listed, type Draft } from './draft.ts';

/** Long enough for a few letters, short enough that a killed tab costs no more than those, also of who never pauses. */
const EVERY_MS = 700;

/** What is stored of a draft, as far as this page knows. */
interface Stored {
  /** Whose it is. */
  playerId: string | undefined;
  /** Those of that player. */
  features: Features;
  /** Null when the device would not keep it. */
  text: string | undefined | null;
  files: readonly File[];
}

/** By it what another tab has written is told from what the player takes out here, which must not come back. */
const known = new WeakMap<Draft, Stored>();
/** One after the other: what goes along with who signs in is gone from where it was before anybody else reads there. */
const reading = new WeakMap<Support, Promise<unknown>>();

/**
 * While the panel is open: keeps what is being written on the device, so that it outlives a killed tab, and takes up what
 * an earlier page left, which may take so long that more has been written by then. Nobody writes in two tabs at once: what
 * one keeps, the others go on with. Gives the undo.
 */
export function keepDurably(draft: Draft, support: Support): () => void {
  const { value: playerId } = support.playerId;
  // Asked for now, these are that player's, whoever plays when they are here.
  const own = support.features();
  const tabs = own.then((features) => features?.ownCases()).then((own) => own?.draftChannel(() => taken.then(look))).catch(() => {});
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let writing: Promise<unknown> = Promise.resolve();
  let unfollow = () => {};

  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const stored = known.get(draft);
    // What an earlier page left is not known yet, and must not be written over; nor is it kept with who wrote it before.
    if (!stored || stored.playerId !== playerId) return void take();
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
      .catch(() => false)
      .then((isKept) => {
        if (!isKept) Object.assign(stored, { text: null, files: [] });
        // The panel may be shut by now; then the others hear of it when they are looked at.
        else tabs.then((others) => others?.tell()).catch(() => {});
      });
  };
  async function read() {
    // What is kept elsewhere from now on is heard of.
    await tabs;
    const features = (await own) ?? (playerId === support.playerId.value ? await support.features() : undefined);
    const before = known.get(draft);
    if (!features || before?.features === features) return;
    // Who was here before and has come back finds the draft as it was.
    if (before && before.playerId === playerId) return void (before.features = features);
    const left = await (await features.ownCases()).readDraft();
    if (!left) return;
    takeUp(left);
    known.set(draft, { playerId, features, ...standing(left) });
    if (!before) return;
    // It has gone along with who has signed in: nobody else is to find it.
    keep();
    await writing;
    await (await before.features.ownCases()).keepDraft({ draft: undefined, files: undefined });
  }
  const takeUp = (left: KeptDraft) => {
    if (left.draft) draft.takeUp(left.draft);
    if (left.files) draft.takeUpFiles(left.files);
  };
  /** Goes on with what another tab has written. */
  async function look() {
    const [stored, begun] = [known.get(draft), writing];
    await begun;
    if (!stored || stored.text === null) return;
    const left = await stored.features.ownCases().then((own) => own.readDraft()).catch(() => {});
    // What has been written here since is the newest.
    if (!left || stopped || writing !== begun) return;
    const theirs = standing(left);
    if (theirs.text === stored.text && isSame(theirs.files, stored.files)) return;
    const mine = standing({ draft: draft.written(), files: draft.attachments() });
    batch(() => {
      // It is what the other tab has gone on from.
      if (mine.text === stored.text && isSame(mine.files, stored.files)) draft.clearing()(true);
      takeUp(left);
      Object.assign(stored, theirs);
    });
  }
  /** Takes up what was left; from then on what is here is kept. */
  async function take() {
    const mine = (reading.get(support) ?? Promise.resolve()).then(read).catch(() => {});
    reading.set(support, mine);
    await mine;
    const stored = known.get(draft);
    if (stored && stored.playerId === playerId) keep();
  }
  const isKnown = known.has(draft);
  const taken = take();
  void taken.then(() => {
    if (stopped) return;
    if (isKnown) void look();
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
  const listening = new AbortController();
  const on = { signal: listening.signal };
  // A page that is hidden may never be shown again.
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? keep() : void look()), on);
  addEventListener('blur', keep, on);
  addEventListener('focus', look, on);
  return () => {
    stopped = true;
    unfollow();
    listening.abort();
    keep();
    void writing.then(() => tabs).then((others) => others?.close());
  };
}

/** What of a draft tells it from another. */
const standing = ({ draft, files }: KeptDraft) => ({ text: JSON.stringify(draft), files: files ? listed(files) : [] });

/** Each file comes from the device as another object. */
const isSame = (some: readonly File[], others: readonly File[]) =>
  some.length === others.length &&
  some.every(({ name, size, lastModified }, i) => {
    const other = others[i]!;
    return name === other.name && size === other.size && lastModified === other.lastModified;
  });
