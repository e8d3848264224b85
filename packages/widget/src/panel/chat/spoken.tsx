import type { CaseMessage } from '@savepoint/sdk';
import { useRef } from 'preact/hooks';

/** Says each new message of an agent once to a screen reader. What stood there before is not said. */
export function Spoken({ messages, agent }: { messages: readonly CaseMessage[]; agent: string }) {
  const heard = useRef(new Set(messages.map(({ id }) => id)));
  const lines = useRef<{ id: string; said: string }[]>([]);
  for (const { id, from, author = agent, text: words } of messages.slice(-20)) {
    if (heard.current.has(id)) continue;
    heard.current.add(id);
    if (from === 'staff') lines.current = [...lines.current.slice(-4), { id, said: `${author}: ${words}` }];
  }
  return (
    <div class="visually-hidden" role="log" aria-live="polite" aria-relevant="additions">
      {lines.current.map(({ id, said }) => (
        <p key={id}>{said}</p>
      ))}
    </div>
  );
}
