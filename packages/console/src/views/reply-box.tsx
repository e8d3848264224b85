import { LIMITS, type CaseDetail } from '@savepoint/protocol';
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';

/** From here on the room that is left is shown. */
const NEAR_LIMIT_CHARS = 500;

/** What the agent types in, kept at every key; one reply out at Ctrl+Enter. */
export function ReplyBox({ detail }: { detail: CaseDetail }) {
  const { drafts, outgoing, returned, chats } = useDesk();
  const draft = useSignal(drafts.read(detail.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const left = LIMITS.textChars - draft.value.length;
  const isSendable = () => draft.peek().trim().length > 0 && draft.peek().length <= LIMITS.textChars;
  const mac = navigator.platform.startsWith('Mac');

  const put = (next: string) => {
    draft.value = next;
    drafts.write(detail.id, next);
  };
  // A reply that was taken back stands before what has been written since.
  useSignalEffect(() => {
    if (returned.value?.caseId !== detail.id) return;
    put([returned.value.text, draft.peek()].filter((part) => part.trim()).join('\n\n'));
    returned.value = null;
    field.current?.focus();
  });
  const send = () => {
    if (!isSendable()) return;
    outgoing.send(detail.id, draft.peek());
    put('');
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
          if (detail.live === 'waiting' || detail.live === 'active') chats.typing();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="reply-foot">
        <span class="reply-hint" role={left < 0 ? 'alert' : undefined} data-over={left < 0}>
          {left < 0 ? text.cases.reply.over(-left) : left < NEAR_LIMIT_CHARS ? text.cases.reply.left(left) : null}
        </span>
        <span class="reply-keys" aria-hidden="true">
          <kbd>{mac ? '⌘' : 'Ctrl'}</kbd> <kbd>Enter</kbd>
        </span>
        <button type="submit" class="button button-primary" disabled={!isSendable()}>
          <Icon name="send" />
          {text.cases.reply.send}
        </button>
      </div>
    </form>
  );
}
