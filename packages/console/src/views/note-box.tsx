import { useSignal } from '@preact/signals';
import { LIMITS, type CaseDetail, type Colleague } from '@savepoint/protocol';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Suggestions, stepIn } from '../components/suggestions.tsx';
import { beganAt, matching, namedIn } from '../format/mentions.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { putAtOnce } from './put-at-once.ts';
import { roomLeft, SendKeys } from './send-keys.tsx';
import { useDraft } from './use-draft.ts';

/** Words among staff in, one note out at Ctrl+Shift+Enter: what sends a reply sends no note, and the other way round. */
export function NoteBox({ detail }: { detail: CaseDetail }) {
  const { notes, people } = useDesk();
  const { draft, put } = useDraft(detail.id, 'note');
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useSignal(0);
  const chosen = useSignal(0);
  const hint = useSignal(false);
  const shut = useSignal(false);
  const room = roomLeft(draft.value);
  const colleagues = people.value.filter(({ named }) => named.includes(detail.gameId));
  const began = shut.value ? null : beganAt(draft.value, caret.value);
  const found = began ? matching(colleagues, began.typed) : [];
  const at = Math.min(chosen.value, Math.max(0, found.length - 1));
  const busy = notes.busy.value.has(detail.id);
  const isSendable = () => !busy && draft.peek().trim().length > 0 && draft.peek().length <= LIMITS.textChars;

  const name = (one: Colleague | undefined) => {
    if (!one || !began) return;
    const before = `${draft.peek().slice(0, began.from)}@${one.name} `;
    put(before + draft.peek().slice(caret.peek()));
    caret.value = before.length;
    putAtOnce(field.current, draft.peek(), before.length);
  };
  const send = () => {
    if (!isSendable()) return;
    const written = draft.peek();
    void notes.send(detail.id, { text: written, mentions: namedIn(written, colleagues).map(({ id }) => id) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const accept = event.key === 'Tab' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey);
    if (found.length > 0 && accept) name(found[at]);
    else if (found.length > 0 && event.key === 'Escape') shut.value = true;
    else if (found.length > 0 && stepIn(event.key) !== 0) chosen.value = (at + stepIn(event.key) + found.length) % found.length;
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      hint.value = !event.shiftKey;
      if (event.shiftKey) send();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      class="reply reply-among-us"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="reply-note">{text.notes.lead}</p>
      <Suggestions
        id="named"
        label={text.notes.people}
        entries={found.map(({ id, name: called }) => ({ id, name: called }))}
        at={at}
        onPick={(index) => name(found[index])}
      />
      <textarea
        ref={field}
        class="reply-text"
        aria-label={text.notes.label}
        aria-controls={found.length > 0 ? 'named' : undefined}
        aria-activedescendant={found[at] ? `named-${at}` : undefined}
        placeholder={text.notes.placeholder}
        rows={3}
        dir="auto"
        data-key="note"
        value={draft.value}
        onInput={({ currentTarget }) => {
          put(currentTarget.value);
          caret.value = currentTarget.selectionStart;
          [shut.value, hint.value, chosen.value] = [false, false, 0];
        }}
        onSelect={({ currentTarget }) => (caret.value = currentTarget.selectionStart)}
        onKeyDown={press}
      />
      <div class="reply-foot">
        <span class="reply-hint" role={room.over || hint.value ? 'alert' : undefined} data-over={room.over}>
          {hint.value ? text.notes.keyHint : room.said}
        </span>
        <SendKeys shift />
        <button type="submit" class="button button-note" disabled={!isSendable()}>
          <Icon name="lock" />
          {text.notes.add}
        </button>
      </div>
    </form>
  );
}
