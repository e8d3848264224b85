import { benchChat } from './chat.ts';
import { benchIdle } from './idle.ts';
import { benchStore } from './store.ts';
import { openStand } from './stand.ts';

export const about = 'a report that is kept, a chat message and 100,000 idle players, beside the least that could do it: one of them by npm run bench -- server chat';

const PLAYERS = 100_000;
const PARTS = { store: benchStore, chat: benchChat, idle: benchIdle };

/** On the embedded PostgreSQL, and on that of `DATABASE_URL` (an empty database) where it is given. */
export async function run(): Promise<void> {
  const only = process.argv[3];
  const stores = [['embedded PostgreSQL', undefined], ['PostgreSQL of DATABASE_URL', process.env.DATABASE_URL]] as const;
  for (const [name, url] of stores) {
    if (url === undefined && name !== stores[0][0]) continue;
    const stand = await openStand(PLAYERS, url);
    try {
      for (const [part, bench] of Object.entries(PARTS)) {
        if (only === undefined || only === part) await bench(stand, name);
      }
    } finally {
      await stand.end();
    }
  }
}
