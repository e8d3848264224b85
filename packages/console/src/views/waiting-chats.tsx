import type { CaseSummary } from '@savepoint/protocol';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { playerName } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';

/** Players who wait for somebody to talk to, above everything else, with how long they have waited. */
export function WaitingChats() {
  const { chats } = useDesk();
  const waiting = chats.waiting.value;
  if (waiting.length === 0) return null;
  return (
    <section class="chats" aria-label={text.inbox.chats.label}>
      <h2 class="chats-title">
        <Icon name="feedback" />
        {text.inbox.chats.title}
        <span class="chats-count">{waiting.length}</span>
      </h2>
      <ul class="chats-list">
        {waiting.map((summary) => (
          <Waiting key={summary.id} summary={summary} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ summary }: { summary: CaseSummary }) {
  const desk = useDesk();
  const name = playerName(summary.player);
  return (
    <li class="chats-row" data-case-id={summary.id}>
      <button type="button" class="link chats-who" onClick={() => desk.show(summary.id)}>
        <span class="chats-player" dir="auto">{name}</span>
        <span class="chats-subject" dir="auto">{summary.subject}</span>
      </button>
      <Waited since={summary.liveSince ?? summary.openedAt} />
      {desk.session.can('chat.take', summary.gameId) && (
        <button
          type="button"
          class="button button-primary"
          aria-label={text.inbox.chats.acceptOf(name)}
          onClick={() => void desk.acceptChat(summary.id)}
        >
          {text.inbox.chats.accept}
        </button>
      )}
    </li>
  );
}

/** Minutes and seconds, as they pass. */
function Waited({ since }: { since: number }) {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now.value - since) / 1_000));
  return (
    <span class="chats-waited" title={text.inbox.chats.waited}>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  );
}
