import type { PushedUpdates } from '@savepoint/protocol';
import type { CaseCopies } from '../cases/case-copies.ts';
import type { Platform } from '../platform/platform.ts';
import type { Store } from '../platform/store.ts';
import { applyAnswer } from './apply.ts';

/**
 * Takes updates that came before they were asked for, if they go on where this device stands and nothing is exchanged
 * just now. Out: false where they were passed over, so that a sync has to bring them.
 */
export async function takePushed(
  { platform, store, copies }: { platform: Platform; store: Store; copies: CaseCopies },
  lockName: string,
  { after, cursor, updates }: PushedUpdates,
): Promise<boolean> {
  const taken = await platform.alone(lockName, async () => {
    if ((await store.get('cursor')) !== after) return false;
    await copies.load();
    const { puts, deletes } = applyAnswer({ results: [], updates, cursor, nextPollMs: 0 }, [], copies.all());
    await store.write(puts, deletes);
    await copies.load();
    return true;
  });
  return taken ?? false;
}
