import { createCaseCopies, type CaseCopies } from './cases/case-copies.ts';
import type { Emitter, SupportEvents } from './events.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import type { Platform } from './platform/platform.ts';
import type { Store } from './platform/store.ts';
import { createCourier, type Courier } from './sync/courier.ts';
import { createWire } from './sync/wire.ts';

/** What one player has on this device, and the courier between it and the server. */
export interface Kept {
  store: Store;
  outbox: Outbox;
  copies: CaseCopies;
  courier: Courier;
  /** Something was written here: tells the other tabs and sends. */
  changed(): void;
  close(): void;
}

export interface KeptParts {
  game: string;
  endpoint: string;
  platform: Platform;
  emitter: Emitter<SupportEvents>;
  /** The case on screen, if any. */
  watching(): string | undefined;
}

/** Opens what is kept of one game's player and starts to send when there is something to send or to hear. */
export async function openKept({ game, endpoint, platform, emitter, watching }: KeptParts): Promise<Kept> {
  const name = `savepoint/${game}/anonymous`;
  const store = await platform.openStore(name);
  const outbox = createOutbox(store);
  const copies = createCaseCopies(store);
  const load = () => Promise.all([outbox.load(), copies.load()]);
  const tellReplies = replyTeller(copies, emitter);

  const channel = platform.channel(name, () => void load().then(tellReplies, () => {}));
  const wire = createWire(platform, endpoint);
  const onProblem = problemTeller(game, endpoint, emitter);
  const courier = createCourier({ platform, store, wire, outbox, copies, game, watching, onProblem }, name, () => {
    channel.tell();
    tellReplies();
  });

  await load().catch(() => {});
  tellReplies();
  const awaited = [...copies.all.value.values()].some(({ state }) => state !== 'closed');
  if (awaited || outbox.waiting.value.length > 0) courier.wake();
  return {
    store,
    outbox,
    copies,
    courier,
    changed() {
      channel.tell();
      courier.wake();
    },
    close() {
      courier.stop();
      channel.close();
      store.close();
    },
  };
}

/** Emits each answer once. What stands there at the first call is no news. */
function replyTeller(copies: CaseCopies, emitter: Emitter<SupportEvents>): () => void {
  let heard: Set<string> | undefined;
  return () => {
    const first = !heard;
    heard ??= new Set();
    for (const copy of copies.all.value.values()) {
      for (const { id, from, author, text, seq = 0 } of copy.messages) {
        if (from !== 'staff' || heard.has(id)) continue;
        heard.add(id);
        if (!first && seq > copy.playerReadSeq) emitter.emit('reply', { caseId: copy.id, author, text });
      }
    }
  };
}

/** Tells the studio once about each refusal that only the studio can mend. */
function problemTeller(game: string, endpoint: string, emitter: Emitter<SupportEvents>) {
  const told = new Set<string>();
  return (code: string) => {
    if (told.has(code)) return;
    told.add(code);
    console.warn(`savepoint: the server at ${endpoint} answers "${code}" for the game "${game}"`);
    emitter.emit('problem', { code });
  };
}
