import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { DRAFT_MODES, type Attachment, type DraftMode, type KeptDraft, type KeptDrafts, type Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { asApiError } from './api-error.ts';
import type { Tabs } from './tabs.ts';
import { readKept, writeKept, type TextStorage } from './text-storage.ts';

/**
 * What an agent has written and not yet sent, by case and kind: kept by this browser at every key, and by the server within
 * half a second, for a crash and for another machine. Kept by agent, because a desk may be shared.
 */
export interface Drafts {
  read(caseId: Uuid, mode: DraftMode): string;
  files(caseId: Uuid, mode: DraftMode): readonly Attachment[];
  attach(caseId: Uuid, mode: DraftMode, attachments: readonly Attachment[]): void;
  write(caseId: Uuid, mode: DraftMode, text: string): void;
  /** These words at its beginning are a draft no longer. */
  sent(caseId: Uuid, mode: DraftMode, text: string): void;
  /** What was taken back stands before what was written since. */
  putBack(caseId: Uuid, mode: DraftMode, words: { text: string; attachments?: readonly Attachment[] }): void;
  /** Ends when no save of it is on its way: one that came after the reply made of it would bring the draft back. */
  settled(caseId: Uuid, mode: DraftMode): Promise<void>;
  /** To be noted when a case is asked for: a draft that was saved since is newer than the answer. */
  moment(): number;
  /** What the server keeps of a case that was asked for at that moment. */
  take(caseId: Uuid, kept: KeptDrafts, asked?: number): void;
  /** Counts on when the server, or another tab, may have another text, or files have changed: fields read theirs again. */
  readonly taken: ReadonlySignal<number>;
}

export interface DraftParts {
  storage: TextStorage;
  api: Pick<Api, 'saveDraft' | 'caseById'>;
  /** Whether the tab is in sight. */
  visible: ReadonlySignal<boolean>;
  tabs: Pick<Tabs, 'listen'>;
  staffId(): string;
  later(run: () => void, delayMs: number): void;
}

interface Entry {
  text: string;
  attachments: readonly Attachment[];
  /** The server's version that it was made from; 0: none. */
  version: number;
  /** Whether the server has it as it is. */
  told: boolean;
}

const NOTHING: Entry = { text: '', attachments: [], version: 0, told: true };
const SAVE_MS = 500;
const RETRY_MS = 3_000;
const TRIES_KNOWN = 50;

export function createDrafts({ storage, api, visible, tabs, staffId, later }: DraftParts): Drafts {
  const taken = signal(0);
  /** Drafts that are about to be saved, or are on their way, by their key. */
  const waiting = new Set<string>();
  const busy = new Map<string, Promise<void>>();
  /** What this page has tried to save since it last did: an answer that holds any of it is no news. */
  const tried = new Map<string, Set<string>>();
  /** The server's versions, also of drafts of which nothing is left here. */
  const versions = new Map<string, number>();
  let saves = 0;
  const savedAt = new Map<string, number>();

  const place = () => `savepoint.desk/${staffId()}/draft/`;
  const keyOf = (caseId: Uuid, mode: DraftMode) => `${place()}${mode}/${caseId}`;
  const read = (key: string): Entry => {
    const kept = readKept(storage, key) as Partial<Entry> | null;
    if (typeof kept?.text !== 'string' || typeof kept.version !== 'number') {
      return memory.get(key) ?? { ...NOTHING, version: versions.get(key) ?? 0 };
    }
    const attachments = Array.isArray(kept.attachments) ? kept.attachments : [];
    return { text: kept.text, attachments, version: kept.version, told: kept.told === true };
  };
  /** Where the browser keeps nothing, what was written still goes to the server. */
  const memory = new Map<string, Entry>();
  const put = (key: string, entry: Entry) => {
    const nothing = isEmpty(entry) && entry.told;
    versions.set(key, entry.version);
    // Where it is kept it is read from there alone: another tab may go on with it.
    memory.delete(key);
    if (writeKept(storage, key, nothing ? null : entry) || nothing) return;
    // There is no more room, and what stands there is old.
    writeKept(storage, key, null);
    memory.set(key, entry);
  };
  let seen = visible.peek();
  effect(() => {
    // Whoever comes back may have written in another tab.
    if (visible.value && !seen) untracked(() => void taken.value++);
    seen = visible.value;
  });
  // Two windows may show one case: what is written in one stands in the other, which would write over it.
  tabs.listen((key) => {
    if (key.startsWith(place())) taken.value++;
  });

  function saveSoon(key: string, caseId: Uuid, mode: DraftMode, delayMs = SAVE_MS): void {
    if (waiting.has(key)) return;
    waiting.add(key);
    later(() => {
      waiting.delete(key);
      if (!busy.has(key)) busy.set(key, save(key, caseId, mode).finally(() => busy.delete(key)));
    }, delayMs);
  }

  async function save(key: string, caseId: Uuid, mode: DraftMode): Promise<void> {
    const { text, attachments, version: base, told } = read(key);
    // Somebody else is at this desk by now: it waits for whoever wrote it.
    if (told || key !== keyOf(caseId, mode)) return;
    const words = wordsOf({ text, attachments });
    const isStill = () => wordsOf(read(key)) === words;
    tried.set(key, new Set([...(tried.get(key) ?? []), words].slice(-TRIES_KNOWN)));
    try {
      const { version } = await api.saveDraft(caseId, mode, { text, attachments: [...attachments], base });
      savedAt.set(key, ++saves);
      // What was tried before came before, or is refused.
      tried.set(key, new Set([words]));
      const same = isStill();
      put(key, { ...read(key), version, told: same });
      if (!same) saveSoon(key, caseId, mode);
    } catch (thrown) {
      const { code, refused } = asApiError(thrown);
      if (code === 'version_mismatch' && (await catchUp(caseId))) return;
      // What is refused will be refused again; the browser keeps it.
      if (!refused || code === 'version_mismatch' || !isStill()) saveSoon(key, caseId, mode, RETRY_MS);
    }
  }

  /** Another machine has written since, or this one has, by a save whose answer was lost. Out: whether it is known now. */
  async function catchUp(caseId: Uuid): Promise<boolean> {
    const asked = saves;
    const found = await api.caseById(caseId).catch(() => null);
    if (found) take(caseId, found.drafts, asked);
    return found !== null;
  }

  function take(caseId: Uuid, kept: KeptDrafts, asked: number): void {
    for (const mode of DRAFT_MODES) {
      const key = keyOf(caseId, mode);
      if ((savedAt.get(key) ?? 0) > asked) continue;
      const own = read(key);
      const next = merged(own, kept[mode], tried.get(key));
      put(key, next);
      if (!next.told) saveSoon(key, caseId, mode);
      if (wordsOf(next) !== wordsOf(own)) taken.value++;
    }
  }

  return {
    taken,
    read: (caseId, mode) => read(keyOf(caseId, mode)).text,
    files: (caseId, mode) => read(keyOf(caseId, mode)).attachments,
    attach(caseId, mode, attachments) {
      const key = keyOf(caseId, mode);
      put(key, { ...read(key), attachments, told: false });
      saveSoon(key, caseId, mode);
      taken.value++;
    },
    write(caseId, mode, text) {
      const key = keyOf(caseId, mode);
      put(key, { ...read(key), text, told: false });
      saveSoon(key, caseId, mode);
    },
    sent(caseId, mode, text) {
      const key = keyOf(caseId, mode);
      const now = read(key);
      if (!now.text.startsWith(text)) return;
      put(key, { ...now, text: now.text.slice(text.length), told: false });
      saveSoon(key, caseId, mode);
      taken.value++;
    },
    putBack(caseId, mode, { text, attachments = [] }) {
      const key = keyOf(caseId, mode);
      const now = read(key);
      const words = [text, now.text].filter((part) => part.trim()).join('\n\n');
      put(key, { ...now, text: words, attachments: allOf(attachments, now.attachments), told: false });
      saveSoon(key, caseId, mode);
      taken.value++;
    },
    settled: async (caseId, mode) => busy.get(keyOf(caseId, mode)),
    moment: () => saves,
    take: (caseId, kept, asked = saves) => take(caseId, kept, asked),
  };
}

type Words = Pick<Entry, 'text' | 'attachments'>;

/** What two have to share to be the same. */
const wordsOf = ({ text, attachments }: Words): string => JSON.stringify([text, attachments.map(({ sha256 }) => sha256)]);

const isEmpty = ({ text, attachments }: Words): boolean => text === '' && attachments.length === 0;

/** The browser's draft and the server's; where both hold something new, nothing of either is lost. */
function merged(own: Entry, kept: KeptDraft | undefined, tried: ReadonlySet<string> | undefined): Entry {
  const there: KeptDraft = kept ?? { text: '', attachments: [], version: 0 };
  // Another tab may have saved since this was asked for.
  if (own.told) return kept && kept.version < own.version ? own : { ...there, told: true };
  const known = there.version === own.version || tried?.has(wordsOf(there)) || isEmpty(there);
  if (known) return { ...own, version: there.version, told: wordsOf(own) === wordsOf(there) };
  const both = { text: joined(own.text, there.text), attachments: allOf(own.attachments, there.attachments) };
  return { ...both, version: there.version, told: wordsOf(both) === wordsOf(there) };
}

function joined(own: string, there: string): string {
  if (own.includes(there)) return own;
  return there.includes(own) ? there : `${own}\n\n${there}`;
}

/** Each file once. */
export function allOf(some: readonly Attachment[], others: readonly Attachment[]): Attachment[] {
  return [...some, ...others.filter(({ sha256 }) => !some.some((one) => one.sha256 === sha256))];
}
