import type { Attachment } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { actionsText } from '../format/actions-text.ts';
import { problemText } from '../format/problem-text.ts';
import { size } from '../format/size.ts';
import { clock } from '../format/time.ts';
import { text } from '../i18n/text.ts';
import type { PendingReply } from '../models/outgoing.ts';
import { RichText } from './rich-text.tsx';
import { useDesk } from './desk-context.ts';
import { HeldLine } from './held-line.tsx';

/** A reply that the case does not show yet in, where it stands and what can be done about it out. */
export function PendingMessage({ reply, gameId }: { reply: PendingReply; gameId: string }) {
  const { outgoing, takingBack } = useDesk();
  const failed = reply.state === 'failed';
  const meanwhile = reply.problem?.meanwhile;
  const done = actionsText(reply.actions ?? {});
  return (
    <li class="message message-staff message-pending" data-message-id={reply.id} data-state={reply.state}>
      <div class="bubble">
        {reply.format ? (
          <RichText of={reply.text} gameId={gameId} />
        ) : (
          <p class="message-text" dir="auto">
            {reply.text}
          </p>
        )}
        <WaitingFiles files={reply.attachments ?? []} />
      </div>
      {done.length > 0 && (
        <p class="message-with">
          {text.replies.also} {done.join(' · ')}
        </p>
      )}
      <p class="message-foot">
        <time>{clock(reply.at)}</time>
        {reply.state === 'held' && <HeldLine reply={reply} />}
        {reply.state === 'behind' && (
          <>
            <span class="delivery">
              <Icon name="clock" />
              {text.sending.behind}
            </span>
            <button type="button" class="link" onClick={() => void takingBack.takeBack(reply)}>
              {text.cases.edit}
            </button>
          </>
        )}
        {(reply.state === 'sending' || reply.state === 'stored') && (
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
          <button type="button" class="link" onClick={() => void takingBack.takeBack(reply)}>
            {text.cases.edit}
          </button>
          {meanwhile && (
            <button type="button" class="link" onClick={() => void takingBack.discard(reply)}>
              {text.notes.discard}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** Files that no message names yet: their names. */
function WaitingFiles({ files }: { files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="attachments">
      {files.map((file) => (
        <li key={file.sha256} class="file">
          <Icon name="file" />
          <span class="file-name" dir="auto">
            {file.name}
          </span>
          <span class="file-size">{size(file.sizeBytes)}</span>
        </li>
      ))}
    </ul>
  );
}
