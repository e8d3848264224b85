import type { Readable } from '../readable.ts';
import { LIMITS, newId, type Attachment, type Verdict } from '@savepoint/protocol';
import { addToOutbox, fileKey } from '../outbox/writer.ts';
import type { Platform } from '../platform/platform.ts';
import { isFull, type Store } from '../platform/store.ts';
import { DRAFT_FILES_KEY, DRAFT_KEY, type DraftFiles, type KeptDraft, type ReportDraft } from '../report-draft.ts';
import { fault, type Receipt } from '../report.ts';
import type { Credentials } from '../sync/credentials.ts';
import type { CaseCopies } from './case-copies.ts';
import type { Case } from './case-view.ts';
import { transcriptOf, type TranscriptWords } from './transcript.ts';

/** What a player can do with cases beside writing to them. No promise rejects. */
export interface OwnCases {
  /** The case is solved, as it is on screen: it is closed. */
  confirm(seen: Case): Promise<Receipt>;
  /** The case is not solved: it waits for an agent again. */
  reopen(seen: Case): Promise<Receipt>;
  /** How the help was, from 1 (bad) to 5 (good); a later rating takes the place of an earlier one. */
  rate(caseId: string, rating: { score: 1 | 2 | 3 | 4 | 5; comment?: string }): Promise<Receipt>;
  /** The conversation as a text file, for the player to keep; undefined when there is no such case. */
  transcript(caseId: string, words: TranscriptWords): File | undefined;
  /** The file of a message, from this device or the server; undefined while neither can give it. */
  file(named: Attachment): Promise<File | undefined>;
  /** What was being written when the page ended; undefined where it cannot be read, or a newer version of the game wrote it. */
  readDraft(): Promise<KeptDraft | undefined>;
  /**
   * Keeps what is being written and what is attached to it; what is not given stays as it is kept, undefined takes it away.
   * Out: whether it is kept. What cannot be is no fault: it is still on screen.
   */
  keepDraft(kept: KeptDraft): Promise<boolean>;
  /** Between the tabs of this player: `tell` says that what is being written is kept anew, `heard` that another tab did. */
  draftChannel(heard: () => void): { tell(): void; close(): void };
}

export interface OwnCasesParts {
  /** Names the partition between tabs. */
  name: string;
  endpoint: string;
  platform: Platform;
  store: Store;
  credentials: Credentials;
  copies: CaseCopies;
  /** As they are shown. */
  cases: Readable<readonly Case[]>;
  changed(): Promise<void>;
}

type Said = { [K in Verdict['kind']]: Pick<Extract<Verdict, { kind: K }>, 'kind' | 'body'> }[Verdict['kind']];

export function createOwnCases({ name, endpoint, platform, store, credentials, copies, cases, changed }: OwnCasesParts): OwnCases {
  /** The number of the last message that was on screen: what came later was not meant. */
  function lastOf({ id: caseId, messages }: Case): number {
    const shown = new Set(messages.map(({ id }) => id));
    return Math.max(0, ...(copies.all().get(caseId)?.messages ?? []).map(({ id, seq = 0 }) => (shown.has(id) ? seq : 0)));
  }

  async function say(caseId: string, said: Said): Promise<Receipt> {
    if (!cases.value.some(({ id }) => id === caseId)) return fault('unknown_case');
    const at = platform.now();
    try {
      await addToOutbox(store, { id: newId(at), at, caseId, ...said });
      await changed();
      return { ok: true, caseId, kept: store.mode };
    } catch (error) {
      return fault(isFull(error) ? 'storage_full' : 'storage_broken');
    }
  }

  async function read<T extends { v: 1 }>(key: string): Promise<T | undefined> {
    const kept = (await store.get(key)) as T | undefined;
    return !kept || kept.v === 1 ? kept : Promise.reject(new Error('newer'));
  }

  return {
    confirm: (seen) => say(seen.id, { kind: 'case.confirm', body: { upTo: lastOf(seen) } }),
    reopen: (seen) => say(seen.id, { kind: 'case.reopen', body: { upTo: lastOf(seen) } }),
    rate(caseId, { score, comment = '' }) {
      const text = comment.trim().slice(0, LIMITS.ratingChars);
      return say(caseId, { kind: 'case.rate', body: { score, ...(text && { comment: text }) } });
    },
    transcript(caseId, words) {
      const found = cases.value.find(({ id }) => id === caseId);
      return found && transcriptOf(found, words);
    },
    async file({ sha256, name, type }) {
      try {
        let bytes = (await store.get(fileKey(sha256))) as Blob | undefined;
        if (!bytes) {
          const token = await credentials.token();
          if (token.is !== 'answer') return undefined;
          const address = `${endpoint.replace(/\/+$/, '')}/v1/files/${sha256}`;
          const headers = { authorization: `Bearer ${token.body}` };
          const response = await platform.fetch(address, { headers, credentials: 'omit', redirect: 'error' });
          if (!response.ok) return undefined;
          bytes = await response.blob();
        }
        return new File([bytes], name, { type });
      } catch {
        return undefined;
      }
    },
    async readDraft() {
      const both = Promise.all([read<ReportDraft>(DRAFT_KEY), read<DraftFiles>(DRAFT_FILES_KEY)]);
      return both.then(([draft, files]) => ({ draft, files }), () => undefined);
    },
    async keepDraft(kept) {
      // Each by itself: where there is no room for a picture, the words are kept all the same. Both at once: the page may
      // be left, and what has been sent must not come back.
      const keep = (key: string, value: unknown) =>
        (value ? store.write([[key, value]]) : store.write([], [key])).then(() => true, () => false);
      const both = await Promise.all([
        !('draft' in kept) || keep(DRAFT_KEY, kept.draft),
        !('files' in kept) || keep(DRAFT_FILES_KEY, kept.files),
      ]);
      return both.every(Boolean);
    },
    draftChannel: (heard) => platform.channel(`${name}/draft`, heard),
  };
}
