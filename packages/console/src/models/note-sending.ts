import { signal, type ReadonlySignal } from '@preact/signals';
import { newId, type NoteRequest, type Uuid } from '@savepoint/protocol';
import type { CaseDeeds } from './case-deeds.ts';
import type { Drafts } from './drafts.ts';

/** Notes on their way: a draft in, one note out, wherever the agent is by then. */
export interface NoteSending {
  /** The cases in which one is on its way: the next one waits for it. */
  readonly busy: ReadonlySignal<ReadonlySet<Uuid>>;
  /** The draft loses these words when the note is there; what was typed meanwhile is the next one. */
  send(caseId: Uuid, note: Pick<NoteRequest, 'text' | 'mentions'>): Promise<void>;
}

export function createNoteSending(deeds: Pick<CaseDeeds, 'note'>, drafts: Pick<Drafts, 'sent'>): NoteSending {
  const busy = signal<ReadonlySet<Uuid>>(new Set());
  /** Kept until the note is there, so that trying again never doubles it. */
  const tried = new Map<Uuid, { id: Uuid; text: string }>();
  return {
    busy,
    async send(caseId, { text, mentions }) {
      if (busy.peek().has(caseId)) return;
      const last = tried.get(caseId);
      const { id } = last?.text === text ? last : { id: newId() };
      tried.set(caseId, { id, text });
      busy.value = new Set([...busy.peek(), caseId]);
      const added = await deeds.note(caseId, { id, text, mentions });
      busy.value = new Set([...busy.peek()].filter((one) => one !== caseId));
      if (!added) return;
      tried.delete(caseId);
      drafts.sent(caseId, 'note', text);
    },
  };
}
