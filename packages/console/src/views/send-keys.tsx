import { LIMITS } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';

/** From here on the room that is left is shown. */
const NEAR_LIMIT_CHARS = 500;

/** What is written in, a word on the room that is left out, if there is little. */
export function roomLeft(written: string): { over: boolean; said: string | null } {
  const left = LIMITS.textChars - written.length;
  if (left < 0) return { over: true, said: text.cases.reply.over(-left) };
  return { over: false, said: left < NEAR_LIMIT_CHARS ? text.cases.reply.left(left) : null };
}

/** The keys that send; a note has one more. */
export function SendKeys({ shift = false }: { shift?: boolean }) {
  const mac = navigator.platform.startsWith('Mac');
  return (
    <span class="reply-keys" aria-hidden="true">
      <kbd>{mac ? '⌘' : 'Ctrl'}</kbd> {shift && <kbd>{mac ? '⇧' : 'Shift'}</kbd>} <kbd>Enter</kbd>
    </span>
  );
}
