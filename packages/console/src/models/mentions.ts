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
  /** Questions by their numbers: the last, and the last that was answered. */
  let [asked, answered] = [0, 0];
  async function load(): Promise<void> {
    const mine = ++asked;
    // The badge stands without them until the next one comes.
    const found = await api.mentions().catch(() => null);
    if (!found || mine < answered) return;
    answered = mine;
    open.value = found;
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
