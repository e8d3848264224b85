import type { Store } from './platform/store.ts';

/** As long as the server tells a repeat from what is new: what is older it would refuse. */
const KEPT_MS = 180 * 24 * 60 * 60_000;

/**
 * Forgets the names of players, `p/<id>` with the moment they last signed in, who have long not been here and have nothing
 * left to send: each page looks after all who are named. Who comes back is named again, and finds the cases still there.
 */
export async function forgetFormer(open: (name: string) => Promise<Store>, game: string, nowMs: number): Promise<void> {
  const roster = await open(`savepoint/${game}/anonymous`);
  try {
    for (const [key, usedAt] of await roster.list('p/')) {
      // A build before this one has noted no moment: 1 is as long ago as can be.
      if (nowMs - (usedAt as number) <= KEPT_MS) continue;
      const store = await open(`savepoint/${game}/${key.slice(2)}`);
      const waits = [...(await store.keys('o/')), ...(await store.keys('u/'))].length > 0;
      store.close();
      // One that cannot be opened just now has another in its place, which is empty.
      if (store.mode === 'durable' && !waits) await roster.write([], [key]);
    }
  } finally {
    roster.close();
  }
}
