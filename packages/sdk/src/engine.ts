import { newId, type CaseRead, type Context } from '@savepoint/protocol';
import { createCaseCopies, type CaseCopies } from './cases/case-copies.ts';
import { viewCases, type Case } from './cases/case-view.ts';
import { collectContext, type ContextSources } from './context/collect.ts';
import { screenshotOf } from './context/screenshot.ts';
import { sampleFrames } from './context/frame-times.ts';
import type { Emitter, SupportEvents } from './events.ts';
import { createFeatures, type Features } from './features.ts';
import { forgetFormer } from './former-players.ts';
import { addressFiles } from './files/address-files.ts';
import { withShares } from './files/sent-shares.ts';
import type { Cell } from './readable.ts';
import { createOutbox } from './outbox/outbox.ts';
import { addToOutbox } from './outbox/writer.ts';
import { browserPlatform, type Platform } from './platform/platform.ts';
import { beginFreshLog } from './platform/fresh-log.ts';
import { askToPersist } from './platform/persist.ts';
import type { Store } from './platform/store.ts';
import { createCourier } from './sync/courier.ts';
import { createCredentials, type IdentityToken } from './sync/credentials.ts';
import { createLeftBehind } from './sync/left-behind.ts';
import { createUploads } from './sync/uploads.ts';
import { createWire } from './sync/wire.ts';

/**
 * What a page needs only when there is something to send, to hear or to show: the courier, the cases and the collectors.
 * A chunk of its own, so that a game in which nobody asks for help does not load it.
 */
export interface Engine {
  /** Something was written to the outbox: tells the other tabs and sends. Resolves when `cases` shows it; never rejects. */
  changed(): Promise<void>;
  markRead(caseId: string): Promise<void>;
  readonly features: Features;
  addressFiles(files: File[]): ReturnType<typeof addressFiles>;
  screenshotOf: typeof screenshotOf;
  collectContext(sources: Omit<ContextSources, 'platform' | 'frames'>): Promise<Context>;
  /** Calls `done` once when nothing is waiting to be sent, no file either that its text went ahead of. */
  whenEmpty(done: () => void): void;
  stop(): void;
}

export interface EngineParts {
  game: string;
  /** Names the partition between tabs. */
  name: string;
  endpoint: string;
  build?: string | undefined;
  sampleFrames?: boolean | undefined;
  /** The studio's token for the player of this partition, while that one plays. */
  identity?(): IdentityToken;
  open?(name: string): Promise<Store>;
  platform?: Platform | undefined;
  store: Store;
  emitter: Pick<Emitter<SupportEvents>, 'emit'>;
  /** Written by the engine alone. */
  cases: Cell<Case[]>;
  /** The case on screen, if any. */
  watching(): string | undefined;
}

/** Reads what is stored, shows it, and starts to send when there is something to send or to hear. */
export async function startEngine(parts: EngineParts): Promise<Engine> {
  const { game, name, endpoint, sampleFrames: sampling, platform = browserPlatform(), store, open, emitter, cases, watching } = parts;
  beginFreshLog();
  const copies = createCaseCopies(store);
  const outbox = createOutbox(store, copies);
  const tellReplies = replyTeller(copies, emitter);
  const onProblem = problemTeller(game, endpoint, emitter);
  /** What this page has told as read, by case. */
  const readUpTo = new Map<string, number>();
  let onEmpty: (() => void) | undefined;
  const show = () => {
    cases.value = withShares(viewCases(copies.all().values(), outbox.waiting(), outbox.refused()), uploads.shares);
    tellReplies();
    if (outbox.holdsNewer()) onProblem('newer_record');
    if (onEmpty) void tellEmpty().catch(() => {});
  };
  const tellEmpty = async () => {
    if (outbox.waiting().length === 0 && !(await uploads.areLate())) onEmpty?.();
  };
  const load = async () => {
    await outbox.load();
    await uploads.forget(new Set(outbox.waiting().flatMap(({ entry }) => entry.files)));
    show();
  };

  const frames = sampling ? sampleFrames() : undefined;
  const channel = platform.channel(name, () => void load().catch(() => {}));
  const wire = createWire(platform, endpoint);
  const uploads = createUploads(store, wire, platform, () => show());
  const anonymous = `savepoint/${game}/anonymous`;
  const leftBehind = open && createLeftBehind(() => open(anonymous));
  const credentials = createCredentials({ ...parts, platform, wire, ...(leftBehind && { leftBehind }) });
  const sending = { platform, store, wire, uploads, outbox, copies, credentials, watching, thrown: new Map(), onProblem };
  const told = () => {
    channel.tell();
    show();
  };
  const courier = createCourier(sending, name, told);
  // As soon as what was written before signing in has gone out, it is fetched; that may be while it is being looked at.
  const before = leftBehind && platform.channel(anonymous, () => parts.identity?.() && !leftBehind.isOver && courier.wake());

  // What cannot be read just now the courier reads again. Whom the studio vouches for may have cases of other devices.
  const isRead = await load().then(() => true, () => false);
  if (!isRead || parts.identity?.() || cases.value.some(({ state }) => state !== 'closed')) courier.wake();

  // Beside all else: nobody waits for it, and what cannot be read now the next page reads.
  if (open) void forgetFormer(open, game, platform.now()).catch(() => {});

  const changed = async () => {
    askToPersist();
    // It is stored, whether it can be read and told just now or not.
    await outbox.load().then(show).then(channel.tell).catch(() => {});
    courier.wake();
  };
  return {
    changed,
    async markRead(caseId) {
      const copy = copies.all().get(caseId);
      const upTo = Math.max(0, ...(copy?.messages ?? []).map(({ seq = 0 }) => seq));
      if (!copy || upTo <= Math.max(copy.playerReadSeq, readUpTo.get(caseId) ?? 0)) return;
      readUpTo.set(caseId, upTo);
      const at = platform.now();
      const envelope: CaseRead = { id: newId(at), kind: 'case.read', at, caseId, body: { upTo } };
      // The copy is written by none but who holds the lock: this tab's may lack a message that is stored just now.
      await addToOutbox(store, envelope).catch((error) => {
        readUpTo.delete(caseId);
        throw error;
      });
      await changed();
    },
    features: createFeatures({
      ...parts,
      platform,
      outbox,
      copies,
      changed,
      wire,
      credentials,
      wake: courier.wake,
      told,
    }),
    addressFiles,
    screenshotOf,
    collectContext: (sources) => collectContext({ platform, frames, ...sources }),
    whenEmpty(done) {
      onEmpty = done;
      show();
    },
    stop() {
      onEmpty = undefined;
      frames?.stop();
      courier.stop();
      uploads.stop();
      channel.close();
      before?.close();
    },
  };
}

/** Emits each answer once. What stands there at the first call is no news. */
function replyTeller(copies: CaseCopies, emitter: EngineParts['emitter']): () => void {
  let heard: Set<string> | undefined;
  return () => {
    const first = !heard;
    heard ??= new Set();
    for (const copy of copies.all().values()) {
      for (const { id, from, author, text, seq = 0 } of copy.messages) {
        if (from !== 'staff' || heard.has(id)) continue;
        heard.add(id);
        if (!first && seq > copy.playerReadSeq) emitter.emit('reply', { caseId: copy.id, author, text });
      }
    }
  };
}

/** Those that no server has told. */
const OWN_PROBLEMS: Record<string, string> = {
  newer_record: 'a newer build has left reports on this device, which wait for it',
  no_token: "the player's token cannot be had",
};

/** Tells the studio once about each fault that only the studio can mend. */
function problemTeller(game: string, endpoint: string, emitter: EngineParts['emitter']) {
  const told = new Set<string>();
  return (code: string, detail = '') => {
    if (told.has(code)) return;
    told.add(code);
    console.warn(`savepoint: ${OWN_PROBLEMS[code] ?? `the server at ${endpoint} answers "${code}" for the game "${game}"`}${detail && `: ${detail}`}`);
    emitter.emit('problem', { code });
  };
}
