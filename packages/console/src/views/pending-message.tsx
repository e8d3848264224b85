import { Icon } from '../components/icon.tsx';
import { problemText } from '../format/problem-text.ts';
import { clock } from '../format/time.ts';
import { text } from '../i18n/text.ts';
import type { PendingReply } from '../models/outgoing.ts';
import { useDesk } from './desk-context.ts';

/** A reply that the case does not show yet in, where it stands and what can be done about it out. */
export function PendingMessage({ reply }: { reply: PendingReply }) {
  const { outgoing, takeBack } = useDesk();
  const failed = reply.state === 'failed';
  const meanwhile = reply.problem?.meanwhile;
  return (
    <li class="message message-staff message-pending" data-message-id={reply.id} data-state={reply.state}>
      <div class="bubble">
        <p class="message-text" dir="auto">
          {reply.text}
        </p>
      </div>
      <p class="message-foot">
        <time>{clock(reply.at)}</time>
        {!failed && (
          <span class="delivery">
            <Icon name={reply.state === 'stored' ? 'check' : 'clock'} />
            {reply.state === 'stored' ? text.cases.sent : text.cases.sending}
          </span>
        )}
      </p>
      {failed && (
        <div class="message-problem" role="alert">
          {meanwhile?.map(({ author, text: said, at }) => (
            <blockquote key={at} class="meanwhile">
              <p>{text.notes.meanwhile(author || text.names.support)}</p>
              <p class="message-text" dir="auto">
                {said}
              </p>
            </blockquote>
          ))}
          <p>
            <Icon name="alert" />
            {text.common.because(text.cases.notSent, reply.problem ? problemText(reply.problem) : text.cases.leftTooSoon)}
          </p>
          {meanwhile ? (
            <button type="button" class="link" onClick={() => outgoing.force(reply.id)}>
              {text.notes.sendAnyway}
            </button>
          ) : (
            <button type="button" class="link" onClick={() => outgoing.retry(reply.caseId)}>
              {text.common.tryAgain}
            </button>
          )}
          <button type="button" class="link" onClick={() => void takeBack(reply)}>
            {text.cases.edit}
          </button>
          {meanwhile && (
            <button type="button" class="link" onClick={() => outgoing.withdraw(reply.id)}>
              {text.notes.discard}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
