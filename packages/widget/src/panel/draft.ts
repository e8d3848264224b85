import { computed, signal } from '@preact/signals';
import type { Context, ContextPart, Topic } from '@savepoint/protocol';
import type { Support } from '@savepoint/sdk';

/** A report being written. It outlives the panel, so that closing to look at the game costs no word. */
export function createDraft(support: Support) {
  const topic = signal<Topic>('bug');
  const text = signal('');
  const files = signal<File[]>([]);
  const screenshot = signal<File | undefined>(undefined);
  const withScreenshot = signal(true);
  const collected = signal<Context>({});
  const dropped = signal<ReadonlySet<ContextPart>>(new Set());

  /** The very object that is shown and sent: what was collected, without the parts the player dropped. */
  const context = computed<Context>(() =>
    Object.fromEntries(
      Object.entries(collected.value).filter(([part]) => !dropped.value.has(part as ContextPart)),
    ),
  );
  let looking: Promise<unknown> = Promise.resolve();
  return {
    topic,
    text,
    files,
    screenshot,
    withScreenshot,
    collected,
    dropped,
    context,
    /** Looks at the game anew, keeping what the player chose. */
    refresh(picture: Promise<File | undefined>) {
      // What is shown of an earlier moment must not be sent for this one.
      screenshot.value = undefined;
      collected.value = {};
      looking = Promise.all([
        support.collectContext().then((context) => (collected.value = context)),
        picture.then((shot) => (screenshot.value = shot)),
      ]);
    },
    toggle(part: ContextPart) {
      const next = new Set(dropped.value);
      if (!next.delete(part)) next.add(part);
      dropped.value = next;
    },
    async send() {
      await looking;
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
      }
      return receipt;
    },
  };
}

export type Draft = ReturnType<typeof createDraft>;
