import { benchChat } from './chat.ts';
import { benchIdle } from './idle.ts';
import { benchStore } from './store.ts';
import { openStand } from './stand.ts';

export const about = 'a report that is kept, a chat message and 100,000 idle players, beside the least that could do it';

const PLAYERS = 100_000;

/** On the embedded PostgreSQL, and on that of `DATABASE_URL` (an empty database) where it is given. */
export async function run(): Promise<void> {
  const stores = [['embedded PostgreSQL', undefined], ['PostgreSQL of DATABASE_URL', process.env.DATABASE_URL]] as const;
  for (const [name, url] of stores) {
    if (url === undefined && name !== stores[0][0]) continue;
    const stand = await openStand(PLAYERS, url);
    try {
      await benchStore(stand, name);
      await benchChat(stand, name);
      await benchIdle(stand, name);
    } finally {
      await stand.end();
    }
  }
}
