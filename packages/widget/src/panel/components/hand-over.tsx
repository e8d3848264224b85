import { useSignal } from '@preact/signals';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import { saveFile } from '../save-file.ts';
import { Icon } from './icon.tsx';

/** A way out that needs no network: what is not sent yet, as a file for the support team. It still counts only once. */
export function HandOver({ caseId }: { caseId: string }) {
  const { support } = usePanel();
  const saved = useSignal(false);

  async function save() {
    const file = await (await support.features())?.handOver(caseId);
    if (!file) return;
    saveFile(file);
    saved.value = true;
  }

  return (
    <>
      <button type="button" class="quiet" onClick={save}>
        <Icon name="save" /> <span>{text.handOver}</span>
      </button>
      <p class="hint" role="status">
        {saved.value && text.handedOver}
      </p>
    </>
  );
}
