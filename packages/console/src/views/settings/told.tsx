import { CopyField } from '../../components/copy-field.tsx';
import { text } from '../../i18n/text.ts';

interface ToldProps {
  lead: string;
  label: string;
  value: string;
  onDone: () => void;
}

/** A secret that is told once in, the way to take it along out. */
export function Told({ lead, label, value, onDone }: ToldProps) {
  return (
    <>
      <p role="status">
        {lead} <b>{text.settings.once}</b>
      </p>
      <CopyField label={label} value={value} />
      <div class="form-buttons">
        <button type="button" class="button button-primary" onClick={onDone}>
          {text.common.done}
        </button>
      </div>
    </>
  );
}
