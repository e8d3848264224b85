import type { Answer, FormFaultCode, FormField } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { text } from '../../i18n/text.ts';
import { Choice } from './choice.tsx';
import { DateInput } from './date-input.tsx';
import { faultWords } from './fault-words.ts';
import { Line, LongText, NumberLine } from './line.tsx';
import { Pictures } from './pictures.tsx';

export interface FieldProps<F extends FormField = FormField> {
  field: F;
  answer: Answer | undefined;
  change: (answer: Answer | undefined) => void;
  /** For the control, or the group of them, that the label stands over. */
  described: Described;
}

export interface Described {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': boolean;
}

/** One field with its label, its help, and what is wrong with its answer. */
export function Field(props: Omit<FieldProps, 'described'> & { fault: FormFaultCode | undefined }) {
  const { field, fault } = props;
  const id = `field-${field.id}`;
  const described: Described = {
    id,
    'aria-describedby': `${id}-help ${id}-fault`,
    'aria-invalid': fault !== undefined,
    'aria-required': field.required === true,
  };
  const label = (
    <>
      {field.label} {!field.required && <small>({text.forms.optional})</small>}
    </>
  );
  return (
    <Frame field={field} label={label} id={id}>
      {field.help && (
        <p id={`${id}-help`} class="help">
          {field.help}
        </p>
      )}
      <Control {...props} described={described} />
      <p id={`${id}-fault`} class="wrong">
        {fault && faultWords(field, fault)}
      </p>
    </Frame>
  );
}

/** Several controls under one label are a group; a single one is named by its label. */
function Frame(props: { field: FormField; label: ComponentChildren; id: string; children: ComponentChildren }) {
  const { field, label, id, children } = props;
  if (['choice', 'choices', 'yes_no', 'picture'].includes(field.type)) {
    return (
      <fieldset class="field" data-field={field.id} aria-describedby={`${id}-help ${id}-fault`}>
        <legend>{label}</legend>
        {children}
      </fieldset>
    );
  }
  return (
    <div class="field" data-field={field.id}>
      <label for={id}>
        <span>{label}</span>
      </label>
      {children}
    </div>
  );
}

function Control({ field, ...props }: FieldProps) {
  switch (field.type) {
    case 'text':
    case 'player_id':
    case 'transaction_id':
      return <Line field={field} {...props} />;
    case 'long_text':
      return <LongText field={field} {...props} />;
    case 'number':
      return <NumberLine field={field} {...props} />;
    case 'date':
      return <DateInput field={field} {...props} />;
    case 'choice':
    case 'choices':
    case 'yes_no':
      return <Choice field={field} {...props} />;
    case 'picture':
      return <Pictures field={field} />;
  }
}
