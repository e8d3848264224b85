import { useSignal } from '@preact/signals';
import type { CaseDetail, Message } from '@savepoint/protocol';
import { AttachmentView } from '../components/attachment.tsx';
import { Icon } from '../components/icon.tsx';
import { playerName } from '../format/names.ts';
import { clock, fullTime } from '../format/time.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { PlayerWords } from './player-words.tsx';
import { RedactMessage } from './redaction/redact-message.tsx';
import { RichText } from './rich-text.tsx';

/** One message in, the player's on the left or the desk's on the right out, with what became of it. */
export function MessageView(props: { message: Message; detail: CaseDetail; firstOfRun: boolean }) {
  const { message, detail, firstOfRun } = props;
  const staff = message.from === 'staff';
  const read = staff && detail.playerReadSeq >= message.seq;
  const come = staff && detail.playerDeliveredSeq >= message.seq;
  const redacting = useSignal(false);
  const { session } = useDesk();
  const name = staff ? (message.author ?? text.names.support) : playerName(detail.player);
  return (
    <li
      class={`message message-${message.from}${firstOfRun ? ' message-first' : ''}`}
      data-message-id={message.id}
      data-state={staff ? (read ? 'read' : 'sent') : 'received'}
    >
      {firstOfRun ? <p class="message-author" dir="auto">{name}</p> : <span class="visually-hidden">{name}</span>}
      <div class="bubble">
        {staff && message.markdown && <RichText of={message.markdown} gameId={detail.gameId} locale={detail.locale} />}
        {!staff && message.text && <PlayerWords words={message.text} locale={detail.locale} />}
        {staff && !message.markdown && message.text && (
          <p class="message-text" dir="auto">
            {message.text}
          </p>
        )}
        {message.attachments.length > 0 && (
          <div class="attachments">
            {message.attachments.map((file) => (
              <AttachmentView key={file.sha256} file={file} missing={detail.missingFiles.includes(file.sha256)} />
            ))}
          </div>
        )}
      </div>
      <p class="message-foot">
        <time dateTime={new Date(message.at).toISOString()} title={fullTime(message.at)}>
          {clock(message.at)}
        </time>
        {staff && (
          <span class={`delivery delivery-${read ? 'read' : 'sent'}`}>
            <Icon name={read ? 'doubleCheck' : 'check'} />
            {read ? text.cases.read : come ? text.cases.delivered : text.cases.sent}
          </span>
        )}
        {session.can('message.redact', detail.gameId) && (
          <button type="button" class="link message-redact" title={text.redaction.ofMessage(name)} onClick={() => (redacting.value = true)}>
            <Icon name="redact" />
            {text.redaction.open}
          </button>
        )}
      </p>
      {redacting.value && <RedactMessage message={message} detail={detail} onClose={() => (redacting.value = false)} />}
    </li>
  );
}
