import { computed, signal, type Signal } from '@preact/signals';
import type { Context, ContextPart, Topic } from '@savepoint/protocol';
import type { NoPicture, Screenshot, Support } from '@savepoint/sdk';

/** An answer being written. */
export interface Reply {
  text: Signal<string>;
  files: Signal<File[]>;
}

/** A report and answers being written. They outlive the panel, so that closing to look at the game costs no word. */
export function createDraft(support: Support) {
  const topic = signal<Topic>('bug');
  const text = signal('');
  const files = signal<File[]>([]);
  const screenshot = signal<File | undefined>(undefined);
  const noPicture = signal<NoPicture | undefined>(undefined);
  const withScreenshot = signal(true);
  const collected = signal<Context>({});
  const dropped = signal<ReadonlySet<ContextPart>>(new Set());

  /** The very object that is shown and sent: what was collected, without the parts the player dropped. */
  const context = computed<Context>(() =>
    Object.fromEntries(
      Object.entries(collected.value).filter(([part]) => !dropped.value.has(part as ContextPart)),
    ),
  );
  const replies = new Map<string, Reply>();
  let looking: Promise<unknown> = Promise.resolve();
  let settling: Promise<unknown> = Promise.resolve();
  /** The player has worked on the picture, so it stays until it is sent. */
  let isEdited = false;
  return {
    topic,
    text,
    files,
    screenshot,
    noPicture,
    withScreenshot,
    collected,
    dropped,
    context,
    /** Looks at the game anew, keeping what the player chose. */
    refresh(picture: Promise<Screenshot>) {
      // What is shown of an earlier moment must not be sent for this one.
      if (!isEdited) screenshot.value = undefined;
      noPicture.value = undefined;
      collected.value = {};
      looking = Promise.all([
        support.collectContext().then((context) => (collected.value = context)),
        picture.then(({ file, reason }) => {
          if (isEdited) return;
          screenshot.value = file;
          noPicture.value = reason;
        }),
      ]);
    },
    /** The picture after the player has worked on it; undefined when that failed. */
    keepEdited(file?: File) {
      screenshot.value = file;
      isEdited = file !== undefined;
    },
    /** Nothing is sent before `change` is done: what is blacked out must not go as it was. */
    settle(change: Promise<unknown>) {
      settling = Promise.all([settling, change]);
    },
    settled: () => settling,
    replyTo(caseId: string): Reply {
      const reply = replies.get(caseId) ?? { text: signal(''), files: signal<File[]>([]) };
      replies.set(caseId, reply);
      return reply;
    },
    toggle(part: ContextPart) {
      const next = new Set(dropped.value);
      if (!next.delete(part)) next.add(part);
      dropped.value = next;
    },
    async send() {
      await Promise.all([looking, settling]);
      const picture = withScreenshot.value && screenshot.value;
      const receipt = await support.report({
        topic: topic.value,
        text: text.value,
        attachments: [...(picture ? [picture] : []), ...files.value],
        context: context.value,
      });
      if (receipt.ok) {
        text.value = '';
        files.value = [];
        isEdited = false;
      }
      return receipt;
    },
  };
}

export type Draft = ReturnType<typeof createDraft>;
