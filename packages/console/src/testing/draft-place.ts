import { signal } from '@preact/signals';
import type { KeptDrafts } from '@savepoint/protocol';
import { ApiError } from '../models/api-error.ts';
import { createDrafts, type Drafts } from '../models/drafts.ts';
import type { TextStorage } from '../models/text-storage.ts';
import { createFakeStorage, settled } from './fake-page.ts';

/** A server that keeps drafts of one case, and machines with a clock that only the test moves. */
export function createDraftPlace() {
  let now = 0;
  let version = 0;
  const kept: KeptDrafts = {};
  const due: { at: number; run(): void }[] = [];
  const place = {
    kept,
    down: false,
    staff: 'rosa',
    machine(storage: TextStorage = createFakeStorage(), visible = signal(true)): Drafts & { end(): void } {
      let ended = false;
      const drafts = createDrafts({
        storage,
        visible,
        staffId: () => place.staff,
        later: (run, delayMs) => void due.push({ at: now + delayMs, run: () => ended || run() }),
        api: {
          async saveDraft(_caseId, mode, { text, attachments = [] }) {
            if (place.down) throw new ApiError('unreachable');
            const nothing = text === '' && attachments.length === 0;
            if (nothing) delete kept[mode];
            else kept[mode] = { text, attachments, version: ++version };
            return { version: nothing ? 0 : version };
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
