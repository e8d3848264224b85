import { newId, type Context, type Envelope } from '@savepoint/protocol';
import type { Case } from './cases/case-view.ts';
import { createRings } from './context/ring.ts';
import { takeScreenshot } from './context/screenshot.ts';
import type { Engine } from './engine.ts';
import { createEmitter, type Emitter, type SupportEvents } from './events.ts';
import { optionsFault, type SupportOptions } from './options.ts';
import { addToOutbox } from './outbox/writer.ts';
import { openStore } from './platform/open-store.ts';
import type { Platform } from './platform/platform.ts';
import type { Store } from './platform/store.ts';
import { cell, type Readable } from './readable.ts';
import { addressFiles, fault, isTopic, messageFault, storeFault } from './report.ts';
import type { NewMessage, NewReport, Receipt } from './report.ts';

/** Support without pixels. No method throws and no promise rejects; nothing here can be written to. */
export interface Support {
  /** Every case of the player, newest message first, with what is still on its way. */
  readonly cases: Readable<Case[]>;
  /** How many answers the player has not seen. */
  readonly unread: Readable<number>;
  /** `durable`: reports outlive the browser. `volatile`: the page was refused storage. */
  readonly storage: Readable<'opening' | 'durable' | 'volatile'>;
  /** Opens a case. Resolves when it is kept on this device; sending goes on by itself. */
  report(report: NewReport): Promise<Receipt>;
  /** Adds a message to a case. */
  send(caseId: string, message: NewMessage): Promise<Receipt>;
  /** The player has every message of the case before the eyes. */
  markRead(caseId: string): void;
  /** Forgets a message that could not be sent, by its `refusedKey`. */
  discard(refusedKey: string): void;
  /** What a report would say about the game right now. */
  collectContext(): Promise<Context>;
  /** The game's picture, or undefined when it cannot be had. Ask before the game pauses. */
  takeScreenshot(): Promise<File | undefined>;
  /** Merges facts into the state that goes with a report; undefined removes one. */
  setState(state: Record<string, unknown>): void;
  breadcrumb(text: string, category?: string): void;
  /** Tells who is playing, as the game believes. Shown to agents as unverified. */
  identify(player: { id?: string; name?: string }): void;
  /** Names the case on screen, so that answers come sooner; undefined when none is. */
  watch(caseId: string | undefined): void;
  on: Emitter<SupportEvents>['on'];
  /** Ends every timer and listener. What is stored stays and is sent by the next start. */
  destroy(): void;
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
  if (faulty) console.error(`savepoint: ${faulty}. Nothing can be reported until then.`);
  const { game, build, commit, channel, engine: engineName, engineVersion, endpoint, canvas } = { ...options };
  const now = platform?.now ?? Date.now;
  const startedAt = now();
  const rings = createRings(now);
  const storage = cell<'opening' | 'durable' | 'volatile'>('opening');
  const cases = cell<Case[]>([]);
  const unread = cell(0);
  cases.subscribe((all) => (unread.value = all.reduce((sum, view) => sum + view.unread, 0)));
  const facts: Record<string, unknown> = {};
  let player: { id?: string; name?: string } | undefined;
  let watching: string | undefined;
  let destroyed = false;
  let running: Promise<Engine> | undefined;

  const ready = faulty ? new Promise<never>(() => {}) : open(`savepoint/${game}/anonymous`);
  void ready.then(async (store) => {
    storage.value = store.mode;
    if (destroyed) store.close();
    else if ((await store.list('o/')).length + (await store.list('c/')).length > 0) void engine();
  });

  function engine(): Promise<Engine> {
    running ??= Promise.all([ready, loadEngine()]).then(([store, { startEngine }]) =>
      startEngine({ game, endpoint, platform, store, emitter, cases, watching: () => watching }),
    );
    // A chunk that could not be loaded is asked for again at the next need.
    running.catch(() => (running = undefined));
    return running;
  }
  const withEngine = (task: (engine: Engine) => Promise<void> | void) => void engine().then(task).catch(() => {});

  /** Keeps what a player wrote and lets it go on its way. */
  async function keep(
    message: NewMessage,
    wrap: (id: string, at: number, body: MessageBody) => Envelope | Promise<Envelope>,
  ): Promise<Receipt> {
    const wrong = faulty ? 'not_configured' : messageFault(message);
    if (wrong) return fault(wrong);
    const files = await addressFiles(message.attachments ?? []).catch(() => undefined);
    if (!files) return fault('file_unreadable');
    try {
      const at = now();
      const body = { messageId: newId(at), text: message.text, attachments: files.named };
      const envelope = await wrap(newId(at), at, body);
      const store = await ready;
      await addToOutbox(store, envelope, files.bytes);
      await engine()
        .then((engine) => engine.changed())
        .catch(() => {});
      const { caseId } = envelope;
      emitter.emit('saved', { caseId });
      return { ok: true, caseId, kept: store.mode };
    } catch (error) {
      return storeFault(error);
    }
  }

  /** A page that cannot load the collectors still says which game and build it is. */
  async function collectContext(): Promise<Context> {
    const about = { id: game, build, commit, channel, engine: engineName, engineVersion };
    try {
      return await (await engine()).collectContext({
        rings,
        game: about,
        startedAt,
        state: () => ({ ...facts, ...options.state?.() }),
        player: () => player,
        storage: () => storage.value,
      });
    } catch {
      return { game: about };
    }
  }

  return {
    cases,
    unread,
    storage,
    report: async (report) =>
      isTopic(report?.topic)
        ? keep(report, async (id, at, body) => {
            const context = report.context ?? (await collectContext());
            return { id, kind: 'case.open', at, caseId: newId(at), body: { ...body, topic: report.topic, context } };
          })
        : fault('unknown_topic'),
    send: async (caseId, message) =>
      cases.value.some(({ id }) => id === caseId)
        ? keep(message, (id, at, body) => ({ id, kind: 'message.send', at, caseId, body }))
        : fault('unknown_case'),
    markRead: (caseId) => withEngine((engine) => engine.markRead(caseId)),
    discard: (refusedKey) => withEngine((engine) => engine.discard(refusedKey)),
    collectContext,
    async takeScreenshot() {
      try {
        const source = canvas?.();
        const picture = source && (await takeScreenshot(source));
        return picture ? new File([picture], 'screenshot.jpg', { type: picture.type }) : undefined;
      } catch {
        return undefined;
      }
    },
    setState: (more) => void Object.assign(facts, more),
    breadcrumb: rings.breadcrumb,
    identify: (who) => void (player = { ...player, ...who }),
    watch(caseId) {
      watching = caseId;
      if (caseId) withEngine((engine) => engine.changed());
    },
    on: emitter.on,
    destroy() {
      destroyed = true;
      rings.stop();
      if (running) withEngine((engine) => engine.stop());
      void ready.then((store) => store.close());
    },
  };
}

type MessageBody = Pick<NewMessage, 'text'> & {
  messageId: string;
  attachments: Awaited<ReturnType<typeof addressFiles>>['named'];
};
