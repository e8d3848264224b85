import { isRich, LIMITS, type CaseDetail } from '@savepoint/protocol';
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Suggestions } from '../components/suggestions.tsx';
import { actionsText } from '../format/actions-text.ts';
import { unfilled } from '../format/canned.ts';
import { text } from '../i18n/text.ts';
import { RichText } from './rich-text.tsx';
import { useDesk } from './desk-context.ts';
import { allOf } from '../models/drafts.ts';
import { ArticlePicker } from './article-picker.tsx';
import { Company } from './company.tsx';
import { markBy } from './mark-by.ts';
import { putAtOnce } from './put-at-once.ts';
import { AttachButton, filesIn, ReplyFiles } from './reply-files.tsx';
import { ReplyTool } from './reply-tool.tsx';
import { roomLeft, SendKeys } from './send-keys.tsx';
import { useCanned } from './use-canned.ts';
import { useDraft } from './use-draft.ts';

/** What the agent types in, kept at every key; one reply out at Ctrl+Enter. */
export function ReplyBox({ detail }: { detail: CaseDetail }) {
  const { outgoing, returned, takingBack, attaching, session, chats, company } = useDesk();
  const { draft, files, put, putFiles } = useDraft(detail.id, 'reply');
  const dropping = useSignal(false);
  const preview = useSignal(false);
  const articles = useSignal(false);
  const rich = isRich(draft.value);
  /** What is seen here is taken to be sent along. */
  const uploads = attaching.uploads.value.filter(({ caseId }) => caseId === detail.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const canned = useCanned(detail, draft, put, field);
  const missing = unfilled(draft.value);
  const fits = files.value.length <= LIMITS.attachmentsPerMessage && uploads.length === 0;
  const isSendable = () =>
    draft.peek().trim().length > 0 && draft.peek().length <= LIMITS.textChars && !unfilled(draft.peek()) && fits;
  const room = roomLeft(draft.value);
  const hint = missing ? text.replies.unfilled(missing) : (filesHint() ?? room.said);
  const done = actionsText(canned.actions.value);
  const talking = detail.live === 'waiting' || detail.live === 'active';

  // A reply that was taken back stands before what has been written since.
  useSignalEffect(() => {
    if (returned.value?.caseId !== detail.id) return;
    const { text: back, actions, attachments = [] } = returned.value;
    // The server may have put it into the draft already.
    if (!draft.peek().includes(back)) put([back, draft.peek()].filter((part) => part.trim()).join('\n\n'));
    if (attachments.length > 0) putFiles(allOf(attachments, files.peek()));
    if (actions) canned.bringActions(actions);
    returned.value = null;
    field.current?.focus();
  });
  function filesHint(): string | null {
    if (files.value.length > LIMITS.attachmentsPerMessage) return text.attaching.tooMany(LIMITS.attachmentsPerMessage);
    if (uploads.length > 0) return uploads.every(({ problem }) => problem) ? text.attaching.failed : text.attaching.waits;
    return files.value.length > 0 && draft.value.trim() === '' ? text.attaching.needsWords : null;
  }
  const takeFiles = (event: Event, data: DataTransfer | null) => {
    const given = filesIn(data);
    if (given.length === 0) return;
    // Words that come with a picture are only its address.
    event.preventDefault();
    attaching.add(detail.id, given);
  };
  /** At the caret, where it was before the dialog. */
  const insert = (words: string) => {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    put(draft.peek().slice(0, from) + words + draft.peek().slice(to));
    putAtOnce(field.current, draft.peek(), from + words.length);
  };
  const send = () => {
    if (!isSendable()) return;
    const actions = canned.actions.peek();
    // Talk is immediate.
    const holdMs = talking ? 0 : (session.session.peek()?.holdMs ?? 0);
    const also = Object.keys(actions).length > 0 ? { actions } : {};
    const attachments = [...files.peek()];
    const format = isRich(draft.peek()) ? ({ format: 'markdown' } as const) : {};
    outgoing.send(detail.id, { text: draft.peek(), ...format, attachments, seenSeq: detail.lastSeq, holdMs, ...also });
    canned.dropActions();
    putFiles([]);
    put('');
    company.writing(false);
    field.current?.focus();
  };

  return (
    <form
      class="reply"
      data-dropping={dropping.value}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        dropping.value = true;
      }}
      onDragLeave={() => (dropping.value = false)}
      onDrop={(event) => {
        dropping.value = false;
        takeFiles(event, event.dataTransfer);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {detail.state === 'closed' && <p class="reply-note">{text.cases.reply.toClosed}</p>}
      {articles.value && <ArticlePicker detail={detail} onPick={insert} onClose={() => (articles.value = false)} />}
      <Company caseId={detail.id} />
      <Suggestions id="canned" label={text.replies.label} entries={canned.entries} at={canned.at} onPick={canned.pick} />
      {done.length > 0 && (
        <p class="reply-actions" role="status">
          {text.replies.also} {done.join(' · ')}
          <button type="button" class="link" onClick={canned.dropActions}>
            {text.replies.drop}
          </button>
        </p>
      )}
      {preview.value && rich && (
        <div class="reply-preview" role="region" aria-label={text.writing.preview} tabIndex={0}>
          <RichText of={draft.value} gameId={detail.gameId} locale={detail.locale} />
        </div>
      )}
      <ReplyFiles caseId={detail.id} files={files.value} onChange={putFiles} />
      <textarea
        ref={field}
        class="reply-text"
        aria-label={text.cases.reply.label}
        placeholder={text.cases.reply.placeholder}
        rows={3}
        dir="auto"
        data-key="reply"
        value={draft.value}
        aria-controls={canned.entries.length > 0 ? 'canned' : undefined}
        aria-activedescendant={canned.entries[canned.at] ? `canned-${canned.at}` : undefined}
        onInput={(event) => {
          put(event.currentTarget.value);
          canned.look(event.currentTarget.selectionStart);
          company.writing(event.currentTarget.value !== '');
          if (talking) chats.typing();
        }}
        onPaste={(event) => takeFiles(event, event.clipboardData)}
        onKeyDown={(event) => {
          if (canned.press(event)) return;
          if (markBy(event, put)) return;
          if (isUndo(event) && draft.peek() === '' && takingBack.takeLastBack()) return event.preventDefault();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="reply-foot">
        <AttachButton caseId={detail.id} />
        <ReplyTool icon="article" label={text.writing.article} name="article" onPress={() => (articles.value = true)} />
        {rich && (
          <ReplyTool icon="eye" label={text.writing.preview} pressed={preview.value} onPress={() => (preview.value = !preview.value)} />
        )}
        <span class="reply-hint" role={room.over || missing ? 'alert' : undefined} data-over={room.over || missing !== undefined}>
          {hint}
        </span>
        <SendKeys />
        <button type="submit" class="button button-primary" disabled={!isSendable()}>
          <Icon name="send" />
          {text.cases.reply.send}
        </button>
      </div>
    </form>
  );
}

/** Where nothing is written, the field itself has nothing to undo. */
const isUndo = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'z' && ctrlKey !== metaKey && !altKey && !shiftKey;
