import { LIMITS, type CaseDetail } from '@savepoint/protocol';
import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Suggestions } from '../components/suggestions.tsx';
import { actionsText } from '../format/actions-text.ts';
import { unfilled } from '../format/canned.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { Company } from './company.tsx';
import { roomLeft, SendKeys } from './send-keys.tsx';
import { useCanned } from './use-canned.ts';
import { useDraft } from './use-draft.ts';

/** What the agent types in, kept at every key; one reply out at Ctrl+Enter. */
export function ReplyBox({ detail }: { detail: CaseDetail }) {
  const { outgoing, returned, chats, company } = useDesk();
  const { draft, put } = useDraft(detail.id, 'reply');
  const field = useRef<HTMLTextAreaElement>(null);
  const canned = useCanned(detail, draft, put, field);
  const missing = unfilled(draft.value);
  const isSendable = () => draft.peek().trim().length > 0 && draft.peek().length <= LIMITS.textChars && !unfilled(draft.peek());
  const room = roomLeft(draft.value);
  const done = actionsText(canned.actions.value);

  // A reply that was taken back stands before what has been written since.
  useSignalEffect(() => {
    if (returned.value?.caseId !== detail.id) return;
    put([returned.value.text, draft.peek()].filter((part) => part.trim()).join('\n\n'));
    returned.value = null;
    field.current?.focus();
  });
  const send = () => {
    if (!isSendable()) return;
    const actions = canned.actions.peek();
    outgoing.send(detail.id, draft.peek(), detail.lastSeq, Object.keys(actions).length > 0 ? actions : undefined);
    canned.dropActions();
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
      <Suggestions id="canned" label={text.replies.label} entries={canned.entries} at={canned.at} onPick={canned.pick} />
      {done.length > 0 && (
        <p class="reply-actions" role="status">
          {text.replies.also} {done.join(' · ')}
          <button type="button" class="link" onClick={canned.dropActions}>
            {text.replies.drop}
          </button>
        </p>
      )}
      <textarea
        ref={field}
        class="reply-text"
        aria-label={text.cases.reply.label}
        placeholder={text.cases.reply.placeholder}
        rows={3}
        dir="auto"
        data-key="reply"
        value={draft.value}
        aria-controls={canned.entries.length > 0 ? 'canned' : undefined}
        aria-activedescendant={canned.entries[canned.at] ? `canned-${canned.at}` : undefined}
        onInput={(event) => {
          put(event.currentTarget.value);
          canned.look(event.currentTarget.selectionStart);
          company.writing(event.currentTarget.value !== '');
          if (detail.live === 'waiting' || detail.live === 'active') chats.typing();
        }}
        onKeyDown={(event) => {
          if (canned.press(event)) return;
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="reply-foot">
        <span class="reply-hint" role={room.over || missing ? 'alert' : undefined} data-over={room.over || missing !== undefined}>
          {missing ? text.replies.unfilled(missing) : room.said}
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
