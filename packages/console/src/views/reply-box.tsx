import { LIMITS, type CaseDetail } from '@savepoint/protocol';
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { useDesk } from './desk-context.ts';

/** From here on the room that is left is shown. */
const NEAR_LIMIT_CHARS = 500;

/** What the agent types in, kept at every key; one reply out at Ctrl+Enter. */
export function ReplyBox({ detail }: { detail: CaseDetail }) {
  const { drafts, outgoing, returned, chats } = useDesk();
  const text = useSignal(drafts.read(detail.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const left = LIMITS.textChars - text.value.length;
  const sendable = text.value.trim().length > 0 && left >= 0;
  const mac = navigator.platform.startsWith('Mac');

  const put = (next: string) => {
    text.value = next;
    drafts.write(detail.id, next);
  };
  // A reply that was taken back stands before what has been written since.
  useSignalEffect(() => {
    if (returned.value?.caseId !== detail.id) return;
    put([returned.value.text, text.peek()].filter((part) => part.trim()).join('\n\n'));
    returned.value = null;
    field.current?.focus();
  });
  const send = () => {
    if (!sendable) return;
    outgoing.send(detail.id, text.peek());
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
      {detail.state === 'closed' && <p class="reply-note">This case is closed. A reply opens it again as answered.</p>}
      <textarea
        ref={field}
        class="reply-text"
        aria-label="Reply"
        placeholder="Write a reply"
        rows={3}
        dir="auto"
        data-key="reply"
        value={text.value}
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
          {left < 0 ? `${-left} characters too long` : left < NEAR_LIMIT_CHARS ? `${left} characters left` : null}
        </span>
        <span class="reply-keys" aria-hidden="true">
          <kbd>{mac ? '⌘' : 'Ctrl'}</kbd> <kbd>Enter</kbd>
        </span>
        <button type="submit" class="button button-primary" disabled={!sendable}>
          <Icon name="send" />
          Send
        </button>
      </div>
    </form>
  );
}
