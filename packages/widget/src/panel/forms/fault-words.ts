import type { FormFaultCode, FormField } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';

/** What is wrong with an answer, so that the player knows what to do. */
export function faultWords(field: FormField, code: FormFaultCode): string {
  if (code === 'missing') return text.forms.missing;
  if (code === 'too_long') return text.faults.text_too_long;
  const { min, max }: { min?: number | string; max?: number | string } = { ...field } as FormField & { min?: number; max?: number };
  if (code === 'too_small' && min !== undefined) return text.forms.least(min);
  if (code === 'too_large' && max !== undefined) return text.forms.most(max);
  return text.forms.wrong;
}
