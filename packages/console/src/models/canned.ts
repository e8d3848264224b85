import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { KeptReply, Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import { newestAnswer } from './newest-answer.ts';

export interface Canned {
  /** Ready texts that this agent may pick, by name. */
  readonly all: ReadonlySignal<readonly KeptReply[]>;
  /** One picked in the command bar, on its way into the reply; the field takes it and sets null. */
  readonly picked: Signal<{ caseId: Uuid; reply: KeptReply } | null>;
  load(): Promise<void>;
  /** It was picked: from now on it stands before those that are picked less. */
  use(reply: KeptReply): void;
}

export function createCanned(api: Pick<Api, 'cannedReplies' | 'useCanned'>): Canned {
  const all = signal<readonly KeptReply[]>([]);
  return {
    all,
    picked: signal(null),
    load: newestAnswer(api.cannedReplies, (found) => void (all.value = found)),
    use({ id }) {
      all.value = all.peek().map((one) => (one.id === id ? { ...one, used: one.used + 1 } : one));
      // A pick that is not counted only stands further down.
      api.useCanned(id).catch(() => undefined);
    },
  };
}
