import type { ChatAvailability, ErasureProof } from '@savepoint/protocol';
import type { CaseCopies } from './cases/case-copies.ts';
import type { Case } from './cases/case-view.ts';
import type { OwnCases } from './cases/own-cases.ts';
import type { Emitter, SupportEvents } from './events.ts';
import type { Help } from './help/help.ts';
import { handOver } from './outbox/hand-over.ts';
import type { Chats } from './live/live-chat.ts';
import type { Outbox } from './outbox/outbox.ts';
import { takeBack } from './outbox/take-back.ts';
import type { Platform } from './platform/platform.ts';
import type { Store } from './platform/store.ts';
import type { NewMessage } from './report.ts';
import type { Readable } from './readable.ts';
import type { Credentials } from './sync/credentials.ts';
import type { Wire } from './sync/wire.ts';

/**
 * What a player can do beyond reporting. It comes with the engine, so that the file every page loads stays small; what
 * is large is loaded when it is first asked for. No promise rejects but that of a part that could not be loaded.
 */
export interface Features {
  /**
   * Takes a message that could not be sent back, by its `refusedKey`: it is gone from here and given to the caller; undefined
   * where that cannot be done, and then it stays.
   */
  takeBack(refusedKey: string): Promise<NewMessage | undefined>;
  /** Articles, menus and news. Rejects when its file could not be loaded. */
  help(): Promise<Help>;
  /** What of a case is not sent yet, as a file the player can hand over by another way; undefined when there is none. */
  handOver(caseId: string): Promise<File | undefined>;
  /** Confirm, reopen, rate, keep what is being written. Rejects when its file could not be loaded. */
  ownCases(): Promise<OwnCases>;
  /** Whether a live conversation can be begun now, by the server's word; undefined where it cannot be asked. */
  askChat(): Promise<ChatAvailability | undefined>;
  /** Live conversations with an agent. */
  chats(): Promise<Chats>;
  /** All that the server keeps of the player, as a file; undefined when it cannot be had just now. */
  myData(): Promise<File | undefined>;
  /** Erases the player on the server and on every device. Out: what was erased; undefined leaves everything as it was. */
  eraseMyData(): Promise<ErasureProof | undefined>;
}

/** What the features stand on, of one player. */
export interface FeatureParts {
  game: string;
  /** Names the partition between tabs. */
  name: string;
  endpoint: string;
  build?: string | undefined;
  emitter: Pick<Emitter<SupportEvents>, 'emit'>;
  platform: Platform;
  store: Store;
  outbox: Outbox;
  copies: CaseCopies;
  /** Something was written to the outbox. */
  changed(): Promise<void>;
  /** As they are shown. */
  cases: Readable<Case[]>;
  wire: Wire;
  credentials: Credentials;
  /** Exchange now. */
  wake(): void;
  /** Something came from the server and is stored: shows it and tells the other tabs. */
  told(): void;
}

export function createFeatures(parts: FeatureParts): Features {
  const { platform, store, outbox, game, changed, wire } = parts;
  let help: Promise<Help> | undefined;
  const taking = new Set<string>();
  return {
    async takeBack(refusedKey) {
      // Who asks twice would be given the message without its files the second time.
      if (taking.has(refusedKey)) return undefined;
      taking.add(refusedKey);
      try {
        const message = await takeBack(store, outbox, refusedKey).catch(() => undefined);
        if (message) await changed();
        return message;
      } finally {
        taking.delete(refusedKey);
      }
    },
    help() {
      help ??= import('./help/help.ts').then(({ createHelp }) => createHelp(parts));
      help.catch(() => (help = undefined));
      return help;
    },
    async askChat() {
      const outcome = await wire.get<ChatAvailability>(`/v1/chat/${game}`);
      return outcome.is === 'answer' ? outcome.body : undefined;
    },
    chats: async () => (await import('./live/live-chat.ts')).createChats(parts),
    handOver: (caseId) => handOver(store, outbox, game, caseId, platform.now()).catch(() => undefined),
    myData: async () => (await import('./privacy/my-data.ts')).downloadMyData(parts),
    eraseMyData: async () => (await import('./privacy/my-data.ts')).eraseMyData(parts),
    ownCases: async () => (await import('./cases/own-cases.ts')).createOwnCases(parts),
  };
}
