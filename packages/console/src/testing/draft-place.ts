import { signal } from '@preact/signals';
import type { KeptDrafts } from '@savepoint/protocol';
import { ApiError } from '../models/api-error.ts';
import { createDrafts, type Drafts } from '../models/drafts.ts';
import type { TextStorage } from '../models/text-storage.ts';
import { aCase } from './cases.ts';
import { keepDraft } from './fake-drafts.ts';
import { createFakePage, createFakeStorage, settled } from './fake-page.ts';

/** A server that keeps drafts of one case, and machines with a clock that only the test moves. */
export function createDraftPlace() {
  let now = 0;
  const kept: KeptDrafts = {};
  const due: { at: number; run(): void }[] = [];
  const place = {
    kept,
    down: false,
    /** What is asked is done, and its answer is lost. */
    deaf: false,
    staff: 'rosa',
    machine(storage: TextStorage = createFakeStorage(), visible = signal(true), tabs = createFakePage().tabs): Drafts & { end(): void } {
      let ended = false;
      const drafts = createDrafts({
        storage,
        visible,
        tabs,
        staffId: () => place.staff,
        later: (run, delayMs) => void due.push({ at: now + delayMs, run: () => ended || run() }),
        api: {
          async saveDraft(_caseId, mode, words) {
            if (place.down) throw new ApiError('unreachable');
            const version = keepDraft(kept, mode, words);
            if (place.deaf) throw new ApiError('timed_out');
            return { version };
          },
          async caseById(id) {
            if (place.down) throw new ApiError('unreachable');
            return { ...aCase(1), id, drafts: structuredClone(kept) };
          },
        },
      });
      return { ...drafts, end: () => void (ended = true) };
    },
    async pass(ms: number): Promise<void> {
      now += ms;
      for (let next = due.findIndex(({ at }) => at <= now); next >= 0; next = due.findIndex(({ at }) => at <= now)) {
        due.splice(next, 1)[0]!.run();
        await settled();
      }
    },
  };
  return place;
}
