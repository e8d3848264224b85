import { newId, type CaseOpen, type Context, type MessageSend } from '@savepoint/protocol';
import type { Case } from './cases/case-view.ts';
import { createRings } from './context/ring.ts';
import { grabPicture } from './context/picture.ts';
import type { Screenshot } from './context/screenshot.ts';
import type { Engine } from './engine.ts';
import { createEmitter, type Emitter, type SupportEvents } from './events.ts';
import type { Features } from './features.ts';
import { allowsAttachments, optionsFault, type SupportOptions } from './options.ts';
import { addToOutbox } from './outbox/writer.ts';
import { openPartition, type Partition } from './partition.ts';
import { openStore } from './platform/open-store.ts';
import type { Platform } from './platform/platform.ts';
import { isFull, type Store } from './platform/store.ts';
import { cell, type Readable } from './readable.ts';
import { fault, isTopic, messageFault, type NewMessage, type NewReport, type Receipt } from './report.ts';

/**
 * `durable`: reports outlive the browser. `volatile`: the page was refused storage. `full`, `broken`: the last report could
 * not be stored, for want of room or for another reason; it becomes what it was with the next one that can.
 */
export type StorageState = 'opening' | 'durable' | 'volatile' | 'full' | 'broken';

/** Support without pixels. No method throws and no promise rejects; nothing here can be written to. */
export interface Support {
  /** Every case of the player, newest message first, with what is still on its way. */
  readonly cases: Readable<Case[]>;
  /** How many answers the player has not seen. */
  readonly unread: Readable<number>;
  readonly storage: Readable<StorageState>;
  /** The `id` of who is signed in; undefined while nobody is. Told when everything else here is that player's already. */
  readonly playerId: Readable<string | undefined>;
  /** Whether pictures and other files can be attached. */
  readonly takesFiles: boolean;
  /**
   * Opens a case of the player who is signed in now, also when the report itself is still on its way. Resolves when it is kept
   * on this device; sending goes on by itself.
   */
  report(report: NewReport | Promise<NewReport>): Promise<Receipt>;
  /** Adds a message to a case, once those of this device are read. */
  send(caseId: string, message: NewMessage): Promise<Receipt>;
  /** The player has every message of the case before the eyes. */
  markRead(caseId: string): void;
  /** All that is not needed to report, for the player who is signed in now; undefined when it could not be loaded. */
  features(): Promise<Features | undefined>;
  /** What a report would say about the game right now. */
  collectContext(): Promise<Context>;
  /** The game's picture as `file`, or the `reason` why there is none. Ask before the game pauses. */
  takeScreenshot(): Promise<Screenshot>;
  /** Merges facts into the state that goes with a report; undefined removes one. */
  setState(state: Record<string, unknown>): void;
  /** Says what could not be said at the start, because support starts before the engine does. */
  describe(more: Pick<SupportOptions, 'engine' | 'engineVersion' | 'canvas' | 'state'>): void;
  breadcrumb(text: string, category?: string): void;
  /**
   * Tells who is playing; without a token, agents see it as unverified. Each `id` has its cases and its outbox to
   * itself; null signs out. What another player left unsent on this device still goes out, in that player's name.
   */
  identify(player: Player | null): void;
  /** Names the case on screen, so that answers come sooner; undefined when none is. */
  watch(caseId: string | undefined): void;
  on: Emitter<SupportEvents>['on'];
  /** Ends every timer and listener. What is stored stays and is sent by the next start. */
  destroy(): void;
}

/** Who is playing. */
export interface Player {
  id?: string;
  name?: string;
  /**
   * JWT by which the studio's server says so, or what gets a fresh one: `aud` the game's id, `sub` the player, `iat` and `exp`
   * at most a day apart. With it the player's cases come to every device, and what was reported before signing in is theirs.
   */
  token?: string | (() => string | Promise<string>);
}

/** How the parts that can wait are loaded, and what stands for the browser in tests. */
export interface SupportParts {
  loadEngine(): Promise<typeof import('./engine.ts')>;
  platform?: Platform;
  openStore?: (name: string) => Promise<Store>;
  /** One that tells other events too. */
  emitter?: Emitter<SupportEvents>;
}

/** Starts support for one game. Nothing is asked of the server until the player has something to say or to hear. */
export function startSupport(
  options: SupportOptions,
  { loadEngine, platform, openStore: open = openStore, emitter = createEmitter() }: SupportParts,
): Support {
  const faulty = optionsFault(options);
  if (faulty) console.error(`savepoint: ${faulty}`);
  const told = { ...options };
  const { game } = told;
  const takesFiles = allowsAttachments(told);
  const now = platform?.now ?? Date.now;
  const startedAt = now();
  const rings = createRings(now);
  const storage = cell<StorageState>('opening');
  const cases = cell<Case[]>([]);
  const unread = cell(0);
  cases.subscribe((all) => (unread.value = all.reduce((sum, view) => sum + view.unread, 0)));
  unread.subscribe((count) => emitter.emit('unread', { count }));
  const facts: Record<string, unknown> = {};
  let player: Player | undefined;
  const playerId = cell<string | undefined>(undefined);
  let watching: string | undefined;

  let current: Partition;
  function partition(who: string): Partition {
    const name = `savepoint/${game}/${who}`;
    const own = cell<Case[]>([]);
    const heard: Pick<Emitter<SupportEvents>, 'emit'> = {
      // Who has signed out hears nothing, and who plays now hears nothing of others.
      emit: (event, detail) => current === opened && emitter.emit(event, detail),
    };
    const store = faulty ? Promise.reject(faulty) : open(name);
    const identity = () => (player?.id === who ? player.token : undefined);
    const parts = { ...told, name, open, identity, platform, emitter: heard, cases: own, watching: () => watching };
    const opened = openPartition(store, loadEngine, parts);
    own.subscribe((all) => {
      if (current === opened) cases.value = all;
    });
    return opened;
  }

  async function enter(who: string) {
    const next = partition(who);
    current = next;
    const store = await next.store;
    if (current === next) storage.value = store.mode;
    if (told.sampleFrames || player?.token || (await store.keys('o/')).length || (await store.keys('c/')).length) await next.engine();
  }
  const quietly = (task: Promise<unknown>) => void task.catch(() => {});

  quietly(enter('anonymous'));
  /** Also keeps the names of the others, so that what they left unsent is found again. */
  const { store: roster } = current!;
  quietly(
    roster.then(async (store) => {
      for (const key of await store.keys('p/')) {
        if (key !== `p/${playerId.value}`) quietly(partition(key.slice(2)).retire());
      }
    }),
  );

  const asked = <T>(task: (engine: Engine) => T | Promise<T>) => current.engine().then(task).catch(() => undefined);

  /** Keeps what the player of `from` wrote, with what is said of its kind, and lets it go on its way. */
  async function keep(from: Partition, message: NewMessage, kind: Written['kind'], caseId: string, more?: object): Promise<Receipt> {
    const wrong = faulty ? 'not_configured' : messageFault(message, takesFiles);
    if (wrong) return fault(wrong);
    const { store: opening, soon } = from;
    const { text, attachments = [] } = message;
    const addressed = attachments.length
      ? await soon().then((engine) => engine.addressFiles(attachments)).catch(() => 'file_unreadable' as const)
      : { named: [], bytes: new Map() };
    if (typeof addressed === 'string') return fault(addressed);
    try {
      const at = now();
      const body = { messageId: newId(at), text, attachments: addressed.named, ...more };
      const envelope = { id: newId(at), kind, at, caseId, body } as Written;
      const store = await opening;
      await addToOutbox(store, envelope, addressed.bytes);
      storage.value = store.mode;
      await soon()
        .then((engine) => engine.changed())
        .catch(() => {});
      emitter.emit('saved', { caseId });
      return { ok: true, caseId, kept: store.mode };
    } catch (error) {
      storage.value = isFull(error) ? 'full' : 'broken';
      return fault(`storage_${storage.value}`);
    }
  }

  /** A page that cannot load the collectors still says which game and build it is. */
  async function collectContext(engine = current.engine, who = player): Promise<Context> {
    try {
      return await (await engine()).collectContext({
        rings,
        options: told,
        startedAt,
        facts,
        player: who,
        storage: () => storage.value,
      });
    } catch {
      return { game: { id: game, build: told.build } };
    }
  }

  /** Another player may be here by the time it is all there. */
  async function openCase(given: NewReport | Promise<NewReport>, from = current, who = player) {
    const report = await Promise.resolve(given).catch(() => undefined);
    if (!isTopic(report?.topic)) return fault('unknown_topic');
    const { topic, form, answers, context = await collectContext(from.soon, who) } = report;
    return keep(from, report, 'case.open', newId(now()), { topic, form, answers, context });
  }

  return {
    cases,
    unread,
    storage,
    playerId,
    takesFiles,
    report: (given) => current.hold(openCase(given)),
    async send(caseId, message) {
      const known = () => cases.value.some(({ id }) => id === caseId);
      return known() || (await asked(known)) ? current.hold(keep(current, message, 'message.send', caseId)) : fault('unknown_case');
    },
    markRead: (caseId) => void asked((engine) => engine.markRead(caseId)),
    features: () => asked((engine) => engine.features),
    collectContext,
    async takeScreenshot() {
      const { canvas } = told;
      if (!takesFiles || !canvas) return { reason: 'none' };
      const picture = await grabPicture(canvas);
      return (await asked((engine) => engine.screenshotOf(picture, canvas))) ?? { reason: 'blank' };
    },
    setState: (more) => void Object.assign(facts, more),
    describe: (more) => void Object.assign(told, more),
    breadcrumb: rings.breadcrumb,
    identify(who) {
      const before = playerId.value;
      player = who ? { ...(who.id === before && player), ...who } : undefined;
      const id = player?.id;
      if (faulty || id === before) return;
      quietly(current.retire());
      cases.value = [];
      quietly(enter(id ?? 'anonymous'));
      if (id) quietly(roster.then((store) => store.write([[`p/${id}`, now()]])));
      playerId.value = id;
    },
    watch(caseId) {
      watching = caseId;
      if (caseId) void asked((engine) => engine.changed());
    },
    on: emitter.on,
    destroy() {
      rings.stop();
      current.stop();
    },
  };
}

type Written = CaseOpen | MessageSend;
