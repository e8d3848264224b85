import { signal, type ReadonlySignal } from '@preact/signals';

/** Short words to the agent in, what stands in the corner (and is read out) now out. */
export interface Notice {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  action?: { label: string; run(): void };
}

export interface Notices {
  readonly shown: ReadonlySignal<readonly Notice[]>;
  /** The last thing to be read out by a screen reader without being shown. */
  readonly spoken: ReadonlySignal<string>;
  show(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
  /** Takes all of them away. */
  clear(): void;
  say(text: string): void;
}

/** Long enough to read and to reach the undo. */
const STAY_MS = 8_000;

export function createNotices(later: (run: () => void, delayMs: number) => void): Notices {
  const shown = signal<readonly Notice[]>([]);
  const spoken = signal('');
  let lastId = 0;
  const dismiss = (id: number) => void (shown.value = shown.value.filter((notice) => notice.id !== id));
  return {
    shown,
    spoken,
    show(notice) {
      const id = ++lastId;
      shown.value = [...shown.value.slice(-2), { ...notice, id }];
      later(() => dismiss(id), STAY_MS);
    },
    dismiss,
    clear: () => void (shown.value = []),
    say: (text) => void (spoken.value = text),
  };
}
