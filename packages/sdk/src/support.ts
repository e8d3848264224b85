import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { newId, type Context, type Envelope } from '@savepoint/protocol';
import { applyStored } from './cases/case-copy.ts';
import { copyKey } from './cases/case-copies.ts';
import { viewCases, type Case } from './cases/case-view.ts';
import { collectContext } from './context/collect.ts';
import { createRings } from './context/ring.ts';
import { takeScreenshot } from './context/screenshot.ts';
import { createEmitter, type Emitter, type SupportEvents } from './events.ts';
import { optionsFault, type SupportOptions } from './options.ts';
import { openKept, type Kept } from './kept.ts';
import { browserPlatform, type Platform } from './platform/platform.ts';
import { addressFiles, fault, isTopic, messageFault, storeFault } from './report.ts';
import type { NewMessage, NewReport, Receipt } from './report.ts';

/** Support without pixels. No method throws and no promise rejects; every signal is for reading. */
export interface Support {
  /** Every case of the player, newest message first, with what is still on its way. */
  readonly cases: ReadonlySignal<Case[]>;
  /** How many answers the player has not seen. */
  readonly unread: ReadonlySignal<number>;
  /** `durable`: reports outlive the browser. `volatile`: the page was refused storage. */
  readonly storage: ReadonlySignal<'opening' | 'durable' | 'volatile'>;
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

/** Starts support for one game. Nothing is asked of the server until the player has something to say or to hear. */
export function createSupport(options: SupportOptions, platform: Platform = browserPlatform()): Support {
  const faulty = optionsFault(options);
  if (faulty) console.error(`savepoint: ${faulty}. Nothing can be reported until then.`);
  const { endpoint, state, canvas, ...game } = { ...options };
  const startedAt = platform.now();
  const rings = createRings(platform.now);
  const emitter = createEmitter<SupportEvents>();
  const storage = signal<'opening' | 'durable' | 'volatile'>('opening');
  const kept = signal<Kept | undefined>(undefined);
  const facts: Record<string, unknown> = {};
  let player: { id?: string; name?: string } | undefined;
  let watching: string | undefined;
  let destroyed = false;

  const cases = computed(() => {
    const now = kept.value;
    return now ? viewCases(now.copies.all.value.values(), now.outbox.waiting.value, now.outbox.refused.value) : [];
  });
  const unread = computed(() => cases.value.reduce((sum, view) => sum + view.unread, 0));

  const ready: Promise<Kept> = faulty
    ? new Promise(() => {})
    : openKept({ game: options.game, endpoint, platform, emitter, watching: () => watching }).then((opened) => {
        if (destroyed) opened.close();
        storage.value = opened.store.mode;
        kept.value = opened;
        return opened;
      });

  /** Keeps an envelope and lets it go on its way. */
  async function keep(envelope: Envelope, files?: Map<string, Blob>): Promise<Receipt> {
    const { store, outbox, changed } = await ready;
    try {
      await outbox.add(envelope, files);
    } catch (error) {
      return storeFault(error);
    }
    changed();
    emitter.emit('saved', { caseId: envelope.caseId });
    return { ok: true, caseId: envelope.caseId, kept: store.mode };
  }

  async function message(body: NewMessage, wrap: (parts: MessageParts) => Envelope | Promise<Envelope>) {
    if (faulty) return fault('not_configured');
    const wrong = messageFault(body);
    if (wrong) return fault(wrong);
    try {
      const { named, bytes } = await addressFiles(body.attachments ?? []);
      const at = platform.now();
      return await keep(
        await wrap({ id: newId(at), at, body: { messageId: newId(at), text: body.text, attachments: named } }),
        bytes,
      );
    } catch {
      return fault('file_unreadable');
    }
  }

  const collect = () =>
    collectContext({
      platform,
      rings,
      game: { ...game, id: options?.game },
      startedAt,
      state: () => ({ ...facts, ...state?.() }),
      player: () => player,
      storage: () => storage.value,
    });

  return {
    cases,
    unread,
    storage,
    report: async (report) =>
      isTopic(report?.topic)
        ? message(report, async ({ id, at, body }) => {
            const context = report.context ?? (await collect());
            return { id, kind: 'case.open', at, caseId: newId(at), body: { ...body, topic: report.topic, context } };
          })
        : fault('unknown_topic'),
    send: async (caseId, body) =>
      cases.value.some(({ id }) => id === caseId)
        ? message(body, ({ id, at, body }) => ({ id, kind: 'message.send', at, caseId, body }))
        : fault('unknown_case'),
    markRead(caseId) {
      const copy = kept.value?.copies.all.value.get(caseId);
      const upTo = Math.max(0, ...(copy?.messages ?? []).map(({ seq = 0 }) => seq));
      if (!copy || upTo <= copy.playerReadSeq) return;
      const at = platform.now();
      const envelope: Envelope = { id: newId(at), kind: 'case.read', at, caseId, body: { upTo } };
      const { outbox, copies, changed } = kept.value!;
      void outbox
        .add(envelope, undefined, [[copyKey(caseId), applyStored(copy, envelope)]])
        .then(() => copies.load())
        .then(changed)
        .catch(() => {});
    },
    discard(refusedKey) {
      void kept.value?.outbox
        .forget(refusedKey)
        .then(kept.value.changed)
        .catch(() => {});
    },
    collectContext: collect,
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
      if (caseId) kept.value?.courier.wake();
    },
    on: emitter.on,
    destroy() {
      destroyed = true;
      rings.stop();
      kept.value?.close();
    },
  };
}

interface MessageParts {
  id: string;
  at: number;
  body: { messageId: string; text: string; attachments: Awaited<ReturnType<typeof addressFiles>>['named'] };
}
