import { useSignal } from '@preact/signals';
import type { CaseDetail, Message } from '@savepoint/protocol';
import { blackOut } from '@savepoint/protocol/schemas';
import { useId, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { lastRedaction, withRange, type Range } from '../../models/redaction.ts';
import { useDesk } from '../desk-context.ts';
import { RedactionForm } from './redaction-form.tsx';

interface RedactMessageProps {
  message: Message;
  detail: CaseDetail;
  onClose: () => void;
}

/** A message in, those words and files of it that are marked here taken away for good out. */
export function RedactMessage(props: RedactMessageProps) {
  // Somebody else has taken something out of it: what was marked is another thing now.
  return <Marking key={`${props.message.text} ${props.message.attachments.length}`} {...props} />;
}

function Marking({ message, detail, onClose }: RedactMessageProps) {
  const words = text.redaction;
  const { deeds } = useDesk();
  const ranges = useSignal<readonly Range[]>([]);
  const files = useSignal<readonly number[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const mark = () => {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    ranges.value = withRange(ranges.peek(), { from, to });
    field.current?.focus();
  };
  const tick = (place: number) => {
    const ticked = files.peek();
    files.value = ticked.includes(place) ? ticked.filter((one) => one !== place) : [...ticked, place];
  };
  const take = (reason: string) =>
    deeds.redactMessage(message.id, { ranges: [...ranges.peek()], files: [...files.peek()], reason, after: lastRedaction(detail) });
  return (
    <RedactionForm title={words.messageTitle} parts={ranges.value.length + files.value.length} onTake={take} onClose={onClose}>
      {message.text !== '' && (
        <>
          <label class="field">
            <span>{words.message}</span>
            <textarea
              ref={field}
              class="redaction-text"
              dir="auto"
              rows={4}
              aria-describedby={hint}
              value={message.text}
              // The caret goes through it by keys, and nothing is written.
              onBeforeInput={(event) => event.preventDefault()}
              onInput={(event) => (event.currentTarget.value = message.text)}
              onKeyDown={(event) => {
                if (event.key === 'Delete' || event.key === 'Backspace') mark();
              }}
            />
            <small id={hint}>{words.howTo}</small>
          </label>
          <div class="form-buttons form-buttons-apart redaction-marks">
            <button type="button" class="button" onClick={mark}>
              {words.mark}
            </button>
            <button type="button" class="button" onClick={() => (ranges.value = [{ from: 0, to: message.text.length }])}>
              {words.markAll}
            </button>
            <button type="button" class="button" aria-disabled={ranges.value.length === 0} onClick={() => (ranges.value = [])}>
              {words.again}
            </button>
          </div>
          <div class="field">
            <span>{words.left}</span>
            <p class="redaction-left" dir="auto" data-left>
              {blackOut(message.text, ranges.value)}
            </p>
          </div>
        </>
      )}
      {message.attachments.length > 0 && (
        <fieldset class="field">
          <legend>{words.files}</legend>
          {message.attachments.map(({ name }, place) => (
            <label key={place} class="choice">
              <input type="checkbox" checked={files.value.includes(place)} onChange={() => tick(place)} />
              <span class={files.value.includes(place) ? 'redaction-gone' : ''} dir="auto">
                {name}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </RedactionForm>
  );
}
