import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Mention, StaffPush, Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';

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
  async function load(): Promise<void> {
    // The badge stands without them until the next one comes.
    open.value = (await api.mentions().catch(() => null)) ?? open.peek();
  }
  return {
    open: computed(() => open.value),
    load,
    apply({ events }) {
      if (events.some((event) => event.kind === 'note.added' && event.note.mentions.includes(staffId()))) void load();
    },
    see(caseId) {
      if (!open.peek().some((one) => one.caseId === caseId)) return;
      open.value = open.peek().filter((one) => one.caseId !== caseId);
      api.seeMentions(caseId).catch(load);
    },
  };
}
