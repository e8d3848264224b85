import type { CaseDetail } from '@savepoint/protocol';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { conversationRows } from '../format/conversation-rows.ts';
import { playerName } from '../format/names.ts';
import { dayName } from '../format/time.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { ColleaguesHeld } from './held-line.tsx';
import { EditLine } from './edit-line.tsx';
import { MessageView } from './message.tsx';
import { NoteView } from './note-view.tsx';
import { PendingMessage } from './pending-message.tsx';

/** Closer than this to the end, the reader is taken to follow the conversation as it grows. */
const NEAR_END_PX = 120;

/** The messages of a case in, the conversation out, kept at its end while the reader is there. */
export function Conversation({ detail }: { detail: CaseDetail }) {
  const { openCase, outgoing, page, chats, session } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const below = useSignal(false);
  const told = new Set(detail.messages.map(({ id }) => id));
  const pending = outgoing.replies.value.filter((reply) => reply.caseId === detail.id && !told.has(reply.id));
  const own = new Set(outgoing.replies.value.map(({ id }) => id));
  const held = detail.held.filter(({ id, by }) => !own.has(id) && by.id !== session.session.value?.staff.id);
  const rows = conversationRows(detail, openCase.readBefore.value);
  const last = pending.at(-1)?.id ?? rows.at(-1)?.key;

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd.current || pending.some(({ state }) => state === 'sending' || state === 'behind' || state === 'held')) toEnd();
    else below.value = true;
  }, [last]);
  // Pictures come in later, the reply box grows, windows change: the end stays in sight.
  useLayoutEffect(() => {
    if (!box.current?.firstElementChild || typeof ResizeObserver === 'undefined') return undefined;
    const watch = new ResizeObserver(() => atEnd.current && toEnd());
    watch.observe(box.current);
    watch.observe(box.current.firstElementChild);
    return () => watch.disconnect();
  }, []);
  const scrolled = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = box.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (atEnd.current) below.value = false;
  };

  return (
    <div class="conversation-place">
      <div
        class="conversation"
        role="region"
        aria-label={text.cases.conversation}
        ref={box}
        onScroll={scrolled}
        tabIndex={0}
        data-scrolls
      >
        <ol class="messages">
          {rows.map((row) => {
            if (row.kind === 'day') return <li key={row.key} class="day">{dayName(row.at, page.now.value)}</li>;
            if (row.kind === 'new') return <li key={row.key} class="new-mark">{text.cases.fresh}</li>;
            if (row.kind === 'note') return <NoteView key={row.key} note={row.note} />;
            if (row.kind === 'edit') return <EditLine key={row.key} edit={row.edit} />;
            return <MessageView key={row.key} message={row.message} detail={detail} firstOfRun={row.firstOfRun} />;
          })}
          {held.map((reply) => (
            <ColleaguesHeld key={reply.id} reply={reply} />
          ))}
          {pending.map((reply) => (
            <PendingMessage key={reply.id} reply={reply} gameId={detail.gameId} />
          ))}
        </ol>
        <p class="player-typing" role="status">
          {chats.near.value?.typing && text.cases.writing(playerName(detail.player))}
        </p>
      </div>
      {below.value && (
        <button type="button" class="pill pill-below" onClick={toEnd}>
          <Icon name="down" />
          {text.cases.newMessage}
        </button>
      )}
    </div>
  );
}
