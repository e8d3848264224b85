import { LIMITS, type CaseDetail } from '@savepoint/protocol';
import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { Company } from './company.tsx';
import { roomLeft, SendKeys } from './send-keys.tsx';
import { useDraft } from './use-draft.ts';

/** What the agent types in, kept at every key; one reply out at Ctrl+Enter. */
export function ReplyBox({ detail }: { detail: CaseDetail }) {
  const { outgoing, returned, chats, company } = useDesk();
  const { draft, put } = useDraft(detail.id, 'reply');
  const field = useRef<HTMLTextAreaElement>(null);
  const isSendable = () => draft.peek().trim().length > 0 && draft.peek().length <= LIMITS.textChars;
  const room = roomLeft(draft.value);

  // A reply that was taken back stands before what has been written since.
  useSignalEffect(() => {
    if (returned.value?.caseId !== detail.id) return;
    put([returned.value.text, draft.peek()].filter((part) => part.trim()).join('\n\n'));
    returned.value = null;
    field.current?.focus();
  });
  const send = () => {
    if (!isSendable()) return;
    outgoing.send(detail.id, draft.peek(), detail.lastSeq);
    put('');
    company.writing(false);
    field.current?.focus();
  };

  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {detail.state === 'closed' && <p class="reply-note">{text.cases.reply.toClosed}</p>}
      <Company caseId={detail.id} />
      <textarea
        ref={field}
        class="reply-text"
        aria-label={text.cases.reply.label}
        placeholder={text.cases.reply.placeholder}
        rows={3}
        dir="auto"
        data-key="reply"
        value={draft.value}
        onInput={(event) => {
          put(event.currentTarget.value);
          company.writing(event.currentTarget.value !== '');
          if (detail.live === 'waiting' || detail.live === 'active') chats.typing();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="reply-foot">
        <span class="reply-hint" role={room.over ? 'alert' : undefined} data-over={room.over}>
          {room.said}
        </span>
        <SendKeys />
        <button type="submit" class="button button-primary" disabled={!isSendable()}>
          <Icon name="send" />
          {text.cases.reply.send}
        </button>
      </div>
    </form>
  );
}
