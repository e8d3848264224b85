import type { CaseMessage } from '@savepoint/sdk';
import { useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';

type Told = Pick<CaseMessage, 'id' | 'status'>;

/** Says to a screen reader, once, how far the player's messages have come; what was so before is not said. */
export function Progress({ messages }: { messages: readonly (Told & Pick<CaseMessage, 'from'>)[] }) {
  const own = messages.filter(({ from }) => from === 'player').map(({ id, status }): Told => ({ id, status }));
  const before = useRef(own);
  const said = useRef('');
  const changed = own.filter(({ id, status }) => before.current.find((old) => old.id === id)?.status !== status);
  before.current = own;
  const latest = changed.at(-1);
  if (latest) said.current = text.status[latest.status];
  return (
    <p class="visually-hidden" role="status">
      {said.current}
    </p>
  );
}
