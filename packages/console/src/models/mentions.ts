import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Mention, StaffPush, Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { newestAnswer } from './newest-answer.ts';

/** Notes that name this agent, until their case is looked at. */
export interface Mentions {
  readonly open: ReadonlySignal<readonly Mention[]>;
  load(): Promise<void>;
  apply(push: StaffPush): void;
  /** The case is on screen. */
  see(caseId: Uuid): void;
}

export function createMentions(api: Pick<Api, 'mentions' | 'seeMentions'>, staffId: () => string): Mentions {
  const open = signal<readonly Mention[]>([]);
  // The badge stands without them until the next one comes.
  const load = newestAnswer(api.mentions, (found) => void (open.value = found));
  return {
    open: computed(() => open.value),
    load,
    apply({ events }) {
      if (events.some((event) => event.kind === 'note.added' && event.note.mentions.includes(staffId()))) void load();
    },
    see(caseId) {
      if (!open.peek().some((one) => one.caseId === caseId)) return;
      open.value = open.peek().filter((one) => one.caseId !== caseId);
      // An answer that is on its way may tell of it still.
      api.seeMentions(caseId).then(load, load);
    },
  };
}
