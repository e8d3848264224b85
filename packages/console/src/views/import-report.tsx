import { useSignal } from '@preact/signals';
import { LIMITS, type ImportAnswer } from '@savepoint/protocol';
import type { TargetedEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { Modal } from '../components/modal.tsx';
import { importProblem, importText, tooLarge } from '../format/import-text.ts';
import { text } from '../i18n/text.ts';
import { asApiError } from '../models/api-error.ts';
import { useDesk } from './desk-context.ts';

type Phase =
  | { is: 'asking' | 'sending' }
  | { is: 'failed'; text: string }
  | { is: 'part'; text: string; took: ImportAnswer };

/** A report that a player saved as a file in, its case on screen out. What was not taken stays to be read. */
export function ImportReport({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const phase = useSignal<Phase>({ is: 'asking' });
  const over = useSignal(false);
  /** A file takes its time: whoever does not wait for it is told, and not taken away from what they do by then. */
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const end = (now: Phase & { text: string }) => {
    if (gone.current) desk.notices.show({ text: now.text, tone: 'bad' });
    else phase.value = now;
  };

  const show = ({ caseId, number }: ImportAnswer) => {
    onClose();
    if (number !== null) desk.show(caseId);
  };

  async function take(file: File | undefined): Promise<void> {
    if (!file || phase.value.is === 'sending') return;
    if (file.size > LIMITS.handoverBytes) {
      phase.value = { is: 'failed', text: tooLarge() };
      return;
    }
    phase.value = { is: 'sending' };
    try {
      const took = await desk.importReport(file);
      const said = importText(took);
      if (!said.whole) {
        end({ is: 'part', text: said.text, took });
        return;
      }
      const look = gone.current && took.number !== null && { action: { label: text.sending.look, run: () => desk.show(took.caseId) } };
      desk.notices.show({ text: said.text, tone: 'plain', ...look });
      if (!gone.current) show(took);
    } catch (thrown) {
      end({ is: 'failed', text: importProblem(asApiError(thrown)) });
    }
  }

  const choose = (event: TargetedEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    void take(file);
    // So that choosing the same file again is a choice.
    input.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    void take(event.dataTransfer?.files[0]);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    over.value = event.type === 'dragover';
  };

  const now = phase.value;
  return (
    <Modal label={text.imports.title} class="modal-import" onClose={onClose}>
      <h2>{text.imports.title}</h2>
      <p class="quiet">{text.imports.lead}</p>
      <div class="drop-place" data-over={over.value} onDragOver={drag} onDragLeave={drag} onDrop={drop}>
        <Icon name="file" />
        <label for="report-file">{text.imports.choose}</label>
        <input id="report-file" type="file" accept=".json,application/json" autofocus onChange={choose} />
      </div>
      <p class="import-result" role="status" data-tone={now.is === 'failed' || now.is === 'part' ? 'bad' : 'plain'}>
        {now.is === 'sending' && text.imports.taking}
        {(now.is === 'failed' || now.is === 'part') && now.text}
      </p>
      {now.is === 'part' && now.took.number !== null && (
        <button type="button" class="button button-primary" onClick={() => show(now.took)}>
          {text.imports.showCase(now.took.number)}
        </button>
      )}
    </Modal>
  );
}
