import { LIMITS } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { limited, type FieldDraft } from '../../models/settings/form-edit.ts';

interface FieldLimitsProps {
  field: FieldDraft;
  wrong: (part: string) => boolean;
  onChange: (field: FieldDraft) => void;
}

type Limit = Parameters<typeof limited>[1];

/** What an answer may be, as far as its kind has limits. */
export function FieldLimits({ field, wrong, onChange }: FieldLimitsProps) {
  const words = text.forms;
  const given = field as Partial<Record<Limit, string | number>>;
  const isDate = field.type === 'date';
  const input = (limit: Limit, label: string, kind: 'number' | 'date' | 'text', problem: string, hint?: string) => (
    <label class="field">
      <span>{label}</span>
      <LimitInput
        kind={kind}
        wrong={wrong(limit)}
        value={given[limit] ?? ''}
        onChange={(value) => onChange(limited(field, limit, value))}
      />
      {(hint !== undefined || wrong(limit)) && (
        <small class={wrong(limit) ? 'field-problem' : ''}>{wrong(limit) ? problem : hint}</small>
      )}
    </label>
  );
  switch (field.type) {
    case 'number':
    case 'date':
      return (
        <div class="field-row">
          {input('min', words.min, isDate ? 'date' : 'number', words.wrong.limits)}
          {input('max', words.max, isDate ? 'date' : 'number', words.wrong.limits)}
        </div>
      );
    case 'picture':
      return <div class="field-row">{input('max', words.maxPictures, 'number', `1–${LIMITS.attachmentsPerMessage}`)}</div>;
    case 'text':
    case 'player_id':
    case 'transaction_id':
    case 'long_text':
      return (
        <div class="field-row">
          {input('maxLength', words.maxLength, 'number', `1–${LIMITS.answerChars}`)}
          {field.type !== 'long_text' && input('pattern', words.pattern, 'text', words.wrong.pattern, words.patternHint)}
        </div>
      );
    case 'choice':
    case 'choices':
    case 'yes_no':
      return null;
  }
}

interface LimitInputProps {
  kind: 'number' | 'date' | 'text';
  wrong: boolean;
  value: string | number;
  onChange: (value: string | number) => void;
}

function LimitInput({ kind, wrong, value, onChange }: LimitInputProps) {
  const common = { 'aria-invalid': wrong || undefined, value };
  switch (kind) {
    case 'number':
      return (
        <input
          type="number"
          step="any"
          {...common}
          onInput={({ currentTarget: { value: said } }) => onChange(said === '' ? '' : Number(said))}
        />
      );
    case 'date':
      return <input type="date" {...common} onInput={(event) => onChange(event.currentTarget.value)} />;
    case 'text':
      return (
        <input maxLength={200} spellcheck={false} {...common} onInput={(event) => onChange(event.currentTarget.value)} />
      );
  }
}
