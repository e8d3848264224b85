import { useSignal } from '@preact/signals';
import { text } from '../../i18n/text.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from './icon.tsx';

/** A way out that needs no network: what is not sent yet, as a file for the support team. It still counts only once. */
export function HandOver({ caseId }: { caseId: string }) {
  const { support } = usePanel();
  const saved = useSignal(false);

  async function save() {
    const file = await (await support.features())?.handOver(caseId);
    if (!file) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
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
