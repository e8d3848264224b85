import { useSignal } from '@preact/signals';
import type { HeldReply } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';
import type { PendingReply } from '../models/outgoing.ts';
import { useDesk } from './desk-context.ts';

const TICK_MS = 250;

/** How long a reply still waits, and its undo. */
export function HeldLine({ reply }: { reply: PendingReply }) {
  const { takingBack, keys } = useDesk();
  const left = useSignal(secondsLeft(reply));
  useEffect(() => {
    const timer = setInterval(() => void (left.value = secondsLeft(reply)), TICK_MS);
    return () => clearInterval(timer);
  }, [reply.endsAt]);
  if (left.value <= 0) {
    return (
      <span class="delivery">
        <Icon name="clock" />
        {text.cases.sending}
      </span>
    );
  }
  return (
    <>
      <span class="delivery" role="timer">
        <Icon name="clock" />
        {text.sending.inSeconds(left.value)}
      </span>
      <button type="button" class="link held-undo" onClick={() => void takingBack.takeBack(reply)}>
        {text.sending.undo}
        <kbd aria-hidden="true">{keys.map.value.undo}</kbd>
      </button>
    </>
  );
}

const secondsLeft = ({ endsAt = 0 }: PendingReply): number => Math.ceil((endsAt - Date.now()) / 1_000);

/** A colleague's reply that the player has not got yet. */
export function ColleaguesHeld({ reply }: { reply: HeldReply }) {
  return (
    <li class="message message-staff message-pending message-first" data-message-id={reply.id} data-state="held">
      <p class="message-author" dir="auto">
        {reply.by.name}
      </p>
      <div class="bubble">
        <p class="message-text" dir="auto">
          {reply.text}
        </p>
      </div>
      <p class="message-foot">
        <span class="delivery">
          <Icon name="clock" />
          {reply.meanwhile ? text.cases.notSent : text.sending.waits}
        </span>
      </p>
    </li>
  );
}
