import { useSignal, useSignalEffect } from '@preact/signals';
import type { CaseDetail, DraftMode } from '@savepoint/protocol';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';
import { appendToField } from './append-to-field.ts';
import { useDesk } from './desk-context.ts';
import { NoteBox } from './note-box.tsx';
import { ReplyBox } from './reply-box.tsx';

/**
 * Where one writes: to the player, or among staff. The two have texts, colours and keys of their own, so that neither is
 * ever sent as the other.
 */
export function Composer({ detail }: { detail: CaseDetail }) {
  const { session, typedAhead, returned } = useDesk();
  const may = { reply: session.can('case.reply', detail.gameId), note: session.can('case.note', detail.gameId) };
  const mode = useSignal<DraftMode>(may.reply ? 'reply' : 'note');
  const chosen = useRef<((field: HTMLTextAreaElement) => void) | null>(null);
  const focus = () => {
    const field = document.querySelector<HTMLTextAreaElement>(`[data-key="${mode.peek()}"]`);
    field?.focus();
    if (field) chosen.current?.(field);
    chosen.current = null;
  };
  const choose = (next: DraftMode, then: (field: HTMLTextAreaElement) => void = () => {}) => {
    chosen.current = then;
    // Where the field is there already, nothing is drawn anew.
    if (mode.peek() === next) focus();
    else mode.value = next;
  };
  // Not a frame later: the next key may already be a letter of the answer.
  useLayoutEffect(() => {
    if (chosen.current) focus();
  }, [mode.value]);
  useEffect(() => {
    const typed = typedAhead.mode(detail.id);
    if (!typed || !may[typed]) return void typedAhead.take(detail.id);
    // Not before the field is there: until then the next key is another one for it.
    choose(typed, (field) => appendToField(field, typedAhead.take(detail.id)?.text ?? ''));
  }, []);
  // A reply that was taken back goes into the field for replies.
  useSignalEffect(() => {
    if (returned.value?.caseId === detail.id && may.reply) mode.value = 'reply';
  });
  if (!may.reply && !may.note) return <p class="reply-note reply-denied">{text.cases.reply.denied}</p>;
  return (
    <div class="composer" data-mode={mode.value}>
      {may.reply && (
        <div class="composer-modes" role="group" aria-label={text.notes.modes}>
          <Mode mode="reply" icon="send" name={text.cases.reply.label} now={mode.value} onChoose={choose} />
          {may.note && <Mode mode="note" icon="lock" name={text.notes.label} now={mode.value} onChoose={choose} />}
        </div>
      )}
      {mode.value === 'reply' ? <ReplyBox detail={detail} /> : <NoteBox detail={detail} />}
    </div>
  );
}

interface ModeProps {
  mode: DraftMode;
  icon: 'send' | 'lock';
  name: string;
  now: DraftMode;
  onChoose(mode: DraftMode): void;
}

function Mode({ mode, icon, name, now, onChoose }: ModeProps) {
  return (
    <button
      type="button"
      class={`composer-mode composer-mode-${mode}`}
      data-key={`${mode}-mode`}
      aria-pressed={mode === now}
      onClick={() => onChoose(mode)}
    >
      <Icon name={icon} />
      {name}
    </button>
  );
}
