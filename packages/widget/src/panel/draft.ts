import { computed, signal, type Signal } from '@preact/signals';
import type { Answers, Context, ContextPart, FormRef, Topic } from '@savepoint/protocol';
import type { DraftFiles, NewMessage, NoPicture, Receipt, ReportDraft, Screenshot, Support } from '@savepoint/sdk';
import { answersSince, type AllAnswers } from './answers-since.ts';
import { follow, joined, putBack, sendField, type Written } from './send-field.ts';

/** An answer being written. */
export interface Reply {
  text: Signal<string>;
  files: Signal<File[]>;
}

/** The topic's form while it is on screen. */
export interface FilledForm {
  form: FormRef;
  /** The answers as they are sent, and the pictures of its fields, the first of which stands at `from` among the files. */
  take(from: number): { answers: Answers; pictures: File[] };
  /** True when something in it has to be put right; the player is then shown what. */
  refuses(): boolean;
}

/** What is not known of the game by then goes into no report that is sent sooner than it comes. */
const LOOK_LIMIT_MS = 5_000;

/** In the place of a case, for there is none yet. */
export const OPENING = 'new';

/** A report, answers and the first words of a conversation, as they are written. They outlive the panel, so that closing to look at the game costs no word. */
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
  const answers = signal<AllAnswers>({});
  const filled = signal<FilledForm | undefined>(undefined);
  const pictures = signal<ReadonlyMap<string, Signal<File[]>>>(new Map());
  const replies = signal<ReadonlyMap<string, Reply>>(new Map());

  /** The pictures chosen for a field of a topic's form. */
  const picturesFor = (field: string, of: Topic) => picturesOf(`${of}/${field}`);
  function picturesOf(key: string): Signal<File[]> {
    const known = pictures.peek().get(key);
    if (known) return known;
    const chosen = signal<File[]>([]);
    pictures.value = new Map(pictures.peek()).set(key, chosen);
    return chosen;
  }
  function replyTo(caseId: string): Reply {
    const known = replies.peek().get(caseId);
    if (known) return known;
    const reply = { text: signal(''), files: signal<File[]>([]) };
    replies.value = new Map(replies.peek()).set(caseId, reply);
    return reply;
  }
  const attached = () => [...(withScreenshot.value && screenshot.value ? [screenshot.value] : []), ...files.value];
  const forget = (of: Topic) => {
    const { [of]: _sent, ...others } = answers.value;
    answers.value = others;
    for (const [key, chosen] of pictures.peek()) if (key.startsWith(`${of}/`)) chosen.value = [];
  };
  /** The picture after the player has worked on it; undefined when that failed. */
  function keepEdited(file?: File) {
    screenshot.value = file;
    isEdited.value = file !== undefined;
  }
  let looking: Promise<unknown> = Promise.resolve();
  let settling: Promise<unknown> = Promise.resolve();
  let sending: Promise<Receipt> | undefined;
  /** The player has worked on the picture, so it stays until it is sent. */
  const isEdited = signal(false);
  return {
    /** The first words of a conversation, and what it is about. */
    opening: { topic: signal<Topic>('other'), ...replyTo(OPENING) },
    topic,
    text,
    files,
    screenshot,
    noPicture,
    withScreenshot,
    collected,
    dropped,
    context,
    answers,
    filled,
    picturesFor,
    /** Looks at the game anew, keeping what the player chose. */
    refresh(picture: Promise<Screenshot>) {
      // What is shown of an earlier moment must not be sent for this one.
      if (!isEdited.peek()) screenshot.value = undefined;
      noPicture.value = undefined;
      collected.value = {};
      const both = Promise.all([
        support.collectContext().then((context) => looking === look && (collected.value = context)),
        picture.then(({ file, reason }) => {
          if (isEdited.peek() || looking !== look) return;
          screenshot.value = file;
          noPicture.value = reason;
        }),
      ]);
      const look: Promise<unknown> = Promise.race([both, new Promise((late) => setTimeout(late, LOOK_LIMIT_MS))]);
      looking = look;
    },
    keepEdited,
    /** Nothing is sent before `change` is done: what is blacked out must not go as it was. */
    settle(change: Promise<unknown>) {
      settling = Promise.all([settling, change]);
    },
    replyTo,
    /** Sends the answer to a case, or the first words of a conversation, as `sendField` does. */
    async sendReply(caseId: string, send: (written: Written) => Promise<Receipt>) {
      const { value: whose } = support.playerId;
      await settling;
      const receipt = await sendField(replyTo(caseId), async (written) => {
        // It would be sent as the word of who is here now.
        return support.playerId.value === whose ? send(written) : { ok: false, code: 'unknown_case' };
      });
      // The panel may be shut by now, and nothing else would tell that it is no draft any more.
      if (receipt?.ok) await this.stored();
      return receipt;
    },
    /** What is written, as the device keeps it; undefined when that is nothing, and nothing is attached. */
    written(): ReportDraft | undefined {
      const [words, given, hasFiles] = [text.value, answers.value, listed(this.attachments()).length > 0];
      const said = Object.fromEntries([...replies.value].flatMap(([id, { text }]) => (text.value.trim() ? [[id, text.value]] : [])));
      const isEmpty = !words.trim() && !hasFiles && Object.keys({ ...given, ...said }).length === 0;
      return isEmpty ? undefined : { v: 1, topic: topic.value, text: words, answers: given, replies: said };
    },
    /** What is attached to either. */
    attachments: (): DraftFiles => ({
      v: 1,
      report: files.value,
      edited: isEdited.value && screenshot.value ? [screenshot.value] : [],
      fields: chosenOf([...pictures.value]),
      replies: chosenOf([...replies.value].map(([id, reply]) => [id, reply.files])),
    }),
    /** Goes on with what an earlier page has left, before what has been written here since. */
    takeUp(left: ReportDraft) {
      if (!text.peek().trim() && Object.keys(answers.peek()).length === 0) topic.value = left.topic;
      text.value = joined(left.text, text.peek());
      answers.value = { ...left.answers, ...answers.peek() };
      for (const [id, words] of Object.entries(left.replies)) {
        const reply = replyTo(id).text;
        reply.value = joined(words, reply.peek());
      }
    },
    takeUpFiles(left: DraftFiles) {
      const put = (chosen: Signal<File[]>, before: File[]) => (chosen.value = [...before, ...chosen.peek()]);
      put(files, left.report);
      const [edited] = left.edited;
      if (edited && !isEdited.peek()) keepEdited(edited);
      for (const [key, chosen] of Object.entries(left.fields)) put(picturesOf(key), chosen);
      for (const [id, chosen] of Object.entries(left.replies)) put(replyTo(id).files, chosen);
    },
    /** Gives what takes out all that stands here now, if it is gone, and leaves what has been written since. */
    clearing(): (isGone: boolean) => void {
      const chosen = [...pictures.peek().values()].map((files) => ({ text: signal(''), files }));
      const takeOuts = [{ text, files }, ...replies.peek().values(), ...chosen].map(follow);
      const [given, picture] = [answers.peek(), screenshot.peek()];
      return (isGone) => {
        for (const takeOut of takeOuts) takeOut(isGone);
        if (!isGone) return;
        answers.value = answersSince(given, answers.peek());
        if (screenshot.peek() === picture) isEdited.value = false;
      };
    },
    /** Goes on with a report that was not taken. */
    takeBack(of: Topic, message: NewMessage, given: Answers = {}) {
      const { attachments = [] } = message;
      topic.value = of;
      const inFields = new Set<File>();
      const plain: Answers = {};
      for (const [field, answer] of Object.entries(given)) {
        const places = Array.isArray(answer) && typeof answer[0] === 'number' ? answer : undefined;
        if (!places) plain[field] = answer;
        else {
          const chosen = picturesFor(field, of);
          chosen.value = [...chosen.peek(), ...places.flatMap((at) => attachments[Number(at)] ?? [])];
        }
        for (const at of places ?? []) inFields.add(attachments[Number(at)]!);
      }
      answers.value = { ...answers.value, [of]: { ...plain, ...answers.value[of] } };
      putBack({ text, files }, { ...message, attachments: attachments.filter((file) => !inFields.has(file)) });
    },
    /** Resolves when it is stored as it stands; `erased` says that nothing of it is stored any more. */
    stored: (async () => {}) as (erased?: boolean) => Promise<unknown>,
    /** True when the topic's form has to be put right before it can be sent. */
    refuses: () => filled.value?.refuses() ?? false,
    toggle(part: ContextPart) {
      const next = new Set(dropped.value);
      if (!next.delete(part)) next.add(part);
      dropped.value = next;
    },
    /** Once: who leaves the form meanwhile and comes back finds everything still there, and may send it again. */
    send(): Promise<Receipt> {
      return (sending ??= this.sendOnce().finally(() => (sending = undefined)));
    },
    async sendOnce() {
      // The form goes with its screen.
      const [sent, form] = [topic.value, filled.value];
      let takeOut: ReturnType<typeof follow> | undefined;
      const ready = async () => {
        // The panel may be opened again meanwhile, and look anew.
        for (let seen: unknown; seen !== looking; ) await Promise.all([(seen = looking), settling]);
        const before = attached();
        takeOut = follow({ text, files });
        const { answers: given, pictures: more = [] } = form?.take(before.length) ?? {};
        const attachments = [...before, ...more];
        return { topic: sent, text: text.value, attachments, context: context.value, form: form?.form, answers: given };
      };
      // At once: it is the report of who is signed in now.
      const receipt = await support.report(ready());
      takeOut?.(receipt.ok);
      if (receipt.ok) {
        forget(sent);
        isEdited.value = false;
        // What is shown as sent must not come back as a draft, whatever becomes of the page.
        await this.stored();
      }
      return receipt;
    },
  };
}

/** The chosen files that are there, by name. */
const chosenOf = (all: [string, Signal<File[]>][]): Record<string, File[]> =>
  Object.fromEntries(all.flatMap(([key, { value }]) => (value.length > 0 ? [[key, value]] : [])));

/** All that is attached. */
export const listed = ({ report, edited, fields, replies }: DraftFiles): File[] =>
  [report, edited, ...Object.values(fields), ...Object.values(replies)].flat();

export type Draft = ReturnType<typeof createDraft>;
