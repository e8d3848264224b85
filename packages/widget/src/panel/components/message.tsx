import { useSignal } from '@preact/signals';
import type { CaseMessage } from '@savepoint/sdk';
import { text } from '../../i18n/text.ts';
import { dayOrTime } from '../dates.ts';
import { AttachedFile } from './files.tsx';
import { Later } from './later.tsx';

const rich = () => import('../rich/rich-text.tsx').then(({ RichText }) => RichText);

/** One message of a conversation with how far it has come. */
export function Message({ message, takeBack }: { message: CaseMessage; takeBack: () => void }) {
  const { id, from, author, status, reason, at, attachments } = message;
  const gone = status === 'sent' || status === 'delivered' || status === 'read';
  const follows = gone && attachments.some(({ sentShare }) => sentShare !== undefined);
  return (
    <li class={`message ${from} ${status}`} data-message-id={id} data-status={status}>
      {from === 'staff' && (
        <strong>
          <bdi>{author ?? text.agent}</bdi>
        </strong>
      )}
      <div class="bubble">
        <div dir="auto">
          {message.markdown ? <Later load={rich} props={{ of: message.markdown }} meanwhile={message.text} /> : message.text}
        </div>
        {attachments.map((file) => (
          <AttachedFile key={file.sha256} file={file} />
        ))}
      </div>
      {follows && <small>{text.fileFollows}</small>}
      <small>
        <time>{dayOrTime(at)}</time>
        {from === 'player' && <span> · {text.status[status]}</span>}
      </small>
      {status === 'refused' && <Refused reason={reason} text={message.text} takeBack={takeBack} />}
    </li>
  );
}

function Refused(props: { reason: CaseMessage['reason']; text: string; takeBack: () => void }) {
  const copied = useSignal(false);
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => (copied.value = true),
      () => {},
    );
  return (
    <div class="refused">
      <p>
        {props.reason && text.rejections[props.reason]}
      </p>
      <button type="button" class="quiet" onClick={props.takeBack}>
        {text.takeBack}
      </button>
      {navigator.clipboard && (
        <button type="button" class="quiet" onClick={copy}>
          {copied.value ? text.copied : text.copy}
        </button>
      )}
    </div>
  );
}
