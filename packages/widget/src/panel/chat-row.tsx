import { useSignal } from '@preact/signals';
import type { ChatAvailability } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Icon } from './components/icon.tsx';
import { usePanel } from './panel-context.ts';

/** The way from home to a conversation: to the one that goes on, or to a new one, with whether somebody is there. */
export function ChatRow() {
  const { support, seen, go } = usePanel();
  const asked = useSignal<ChatAvailability | undefined>(undefined);
  const going = seen.cases.value.find(({ live }) => live === 'waiting' || live === 'active');
  useEffect(() => {
    void support.features().then(async (features) => (asked.value = await features?.askChat()));
  }, []);
  const come = () => {
    // The socket's part comes beside the screen, not after it.
    support.features().then((features) => features?.chats()).catch(() => {});
    go({ name: 'chat', ...(going && { caseId: going.id }) });
  };
  const state = going ? 'open' : asked.value?.state;
  return (
    <button type="button" class="row card chat-row" onClick={come}>
      <Icon name="chat" />
      <span class="grow counted">
        <span class={state ? '' : 'lone'}>
          {text.chat.open}
          {/* Its line is there before it is known: nothing below moves under a finger. */}
          <small class={`presence ${state ?? ''}`}>{state && (state === 'open' ? text.chat.now : text.chat.closed)}</small>
        </span>
        {going && going.unread > 0 && <span class="count">{text.newCount(going.unread)}</span>}
      </span>
      <Icon name="next" />
    </button>
  );
}
