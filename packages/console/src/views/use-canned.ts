import { untracked, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import type { CaseDetail, KeptReply, ReplyActions } from '@savepoint/protocol';
import type { RefObject } from 'preact';
import { stepIn } from '../components/suggestions.tsx';
import { actionsText } from '../format/actions-text.ts';
import { cannedFor, filledIn, knownOf, slashAt, textFor } from '../format/canned.ts';
import { languageName } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { putAtOnce } from './put-at-once.ts';
import { runMacro } from './run-macro.ts';

export interface CannedPicker {
  entries: readonly { id: string; name: string; about?: string }[];
  at: number;
  /** What the picked ones do to the case when the answer is sent. */
  actions: ReadonlySignal<ReplyActions>;
  dropActions(): void;
  bringActions(given: ReplyActions): void;
  pick(index: number): void;
  /** The caret moved, or something was typed. */
  look(caret: number): void;
  /** Whether the key was one of the list's. */
  press(event: KeyboardEvent): boolean;
}

/**
 * What is typed after a slash in, ready texts out; the one that is picked takes the place of the slash, filled in. What it does goes
 * with the answer; where neither it nor the agent has a word to say, it is done at once.
 */
export function useCanned(
  detail: CaseDetail,
  draft: ReadonlySignal<string>,
  put: (text: string) => void,
  field: RefObject<HTMLTextAreaElement | null>,
): CannedPicker {
  const desk = useDesk();
  const { canned, session } = desk;
  const caret = useSignal(0);
  const chosen = useSignal(0);
  const shut = useSignal(false);
  const actions = useSignal<ReplyActions>({});
  const began = shut.value ? null : slashAt(draft.value, caret.value);
  const found = began ? cannedFor(canned.all.value, detail, began.typed) : [];
  const at = Math.min(chosen.value, Math.max(0, found.length - 1));

  const filled = (reply: KeptReply) => {
    const own = session.session.peek();
    const game = own?.games.find(({ id }) => id === detail.gameId)?.name ?? detail.gameId;
    const { text: template, other } = textFor(reply, detail.locale);
    return { words: filledIn(template, knownOf(detail, own?.staff.name ?? '', game)), other };
  };
  const place = (reply: KeptReply, from: number, to: number) => {
    const before = draft.peek().slice(0, from) + filled(reply).words;
    put(before + draft.peek().slice(to));
    canned.use(reply);
    if (draft.peek().trim() === '') void runMacro(desk, detail, reply);
    else actions.value = { ...actions.peek(), ...reply.actions };
    shut.value = true;
    putAtOnce(field.current, draft.peek(), before.length);
  };
  const pick = (index: number) => {
    const reply = found[index];
    if (reply && began) place(reply, began.from, caret.peek());
  };
  useSignalEffect(() => {
    const picked = canned.picked.value;
    if (picked?.caseId !== detail.id) return;
    canned.picked.value = null;
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    untracked(() => place(picked.reply, from, to));
  });

  return {
    entries: found.map((reply) => {
      const { words, other } = filled(reply);
      const about = words || actionsText(reply.actions).join(' · ');
      return { id: reply.id, name: reply.name, about: `${other ? `${text.replies.inOther(languageName(other))} ` : ''}${about}` };
    }),
    at,
    actions,
    dropActions: () => void (actions.value = {}),
    bringActions: (given) => void (actions.value = { ...actions.peek(), ...given }),
    pick,
    look(next) {
      caret.value = next;
      [shut.value, chosen.value] = [false, 0];
    },
    press(event) {
      if (found.length === 0 || event.isComposing || event.ctrlKey || event.metaKey) return false;
      if (event.key === 'Enter' || event.key === 'Tab') pick(at);
      else if (event.key === 'Escape') shut.value = true;
      else if (stepIn(event.key) !== 0) chosen.value = (at + stepIn(event.key) + found.length) % found.length;
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
