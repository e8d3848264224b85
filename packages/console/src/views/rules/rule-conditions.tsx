import { useSignal } from '@preact/signals';
import type { Comparison, RuleCondition } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { conditionOf, rowsOf, type ConditionRows } from '../../models/settings/condition-rows.ts';
import { comparisonOf, OFFERED_FIELDS, ruleConditionText, saidOf, WAYS } from '../../models/settings/rule-edit.ts';
import { Select } from '../condition-editor.tsx';

interface RuleConditionsProps {
  when: RuleCondition;
  wrong: boolean;
  onChange: (when: RuleCondition) => void;
}

/** What must hold of a report, row by row. */
export function RuleConditions({ when, wrong, onChange }: RuleConditionsProps) {
  const words = text.rules;
  const rows = rowsOf<Comparison>(when);
  const put = (next: ConditionRows<Comparison>) => {
    const condition = conditionOf(next);
    if (condition) onChange(condition);
  };
  if (!rows) {
    return (
      <fieldset class="form-options">
        <legend>{words.when}</legend>
        <p class="quiet">{text.forms.complex(ruleConditionText(when))}</p>
      </fieldset>
    );
  }
  const last = rows.rows.at(-1)!;
  return (
    <fieldset class="form-options">
      <legend>{words.when}</legend>
      {rows.rows.length > 1 && (
        <Select
          label={words.when}
          value={rows.join}
          options={[['all', text.forms.joins.all], ['any', text.forms.joins.any]]}
          onChoose={(join) => put({ ...rows, join: join === 'any' ? 'any' : 'all' })}
        />
      )}
      {rows.rows.map((row, place) => (
        <ComparisonRow
          key={place}
          row={row}
          alone={rows.rows.length === 1}
          onChange={(next) => put({ ...rows, rows: rows.rows.map((one, index) => (index === place ? next : one)) })}
          onRemove={() => put({ ...rows, rows: rows.rows.filter((_, index) => index !== place) })}
        />
      ))}
      {wrong && <p class="field-problem">{words.wrong.when}</p>}
      <button
        type="button"
        class="button"
        onClick={() => put({ ...rows, rows: [...rows.rows, { not: false, test: comparisonOf(last.test.field, 'contains', '') }] })}
      >
        {words.addTest}
      </button>
    </fieldset>
  );
}

interface ComparisonRowProps {
  row: { not: boolean; test: Comparison };
  /** A rule without any condition is none. */
  alone: boolean;
  onChange: (row: { not: boolean; test: Comparison }) => void;
  onRemove: () => void;
}

function ComparisonRow({ row: { not, test }, alone, onChange, onRemove }: ComparisonRowProps) {
  const words = text.rules;
  const offered = OFFERED_FIELDS.find((one) => one === test.field);
  /** As it is typed: `1.` becomes a number only once it is one. */
  const said = useSignal(saidOf(test));
  const put = (field: string, is: Comparison['is']) => onChange({ not, test: comparisonOf(field, is, said.peek()) });
  return (
    <div class="test-row">
      <Select
        label={words.field}
        value={offered ?? ''}
        options={[...OFFERED_FIELDS.map((one): [string, string] => [one, words.fields[one]]), ['', words.other]]}
        onChoose={(field) => put(field || 'context.state.', test.is)}
      />
      {!offered && (
        <input
          class="test-value field-code"
          aria-label={words.path}
          title={words.path}
          spellcheck={false}
          autocapitalize="off"
          value={test.field}
          onInput={(event) => put(event.currentTarget.value, test.is)}
        />
      )}
      <label class="tick" title={words.notThis}>
        <input
          type="checkbox"
          aria-label={words.notThis}
          checked={not}
          onChange={(event) => onChange({ not: event.currentTarget.checked, test })}
        />
        <span>{words.not}</span>
      </label>
      <Select
        label={words.way}
        value={test.is}
        options={WAYS.map((one): [string, string] => [one, words.ways[one]])}
        onChoose={(is) => put(test.field, WAYS.find((one) => one === is) ?? 'contains')}
      />
      {test.is !== 'missing' && (
        <input
          class="test-value"
          dir="auto"
          aria-label={words.value}
          placeholder={test.is === 'version' ? '>=1.4 <2' : ''}
          value={said.value}
          onInput={(event) => {
            said.value = event.currentTarget.value;
            put(test.field, test.is);
          }}
        />
      )}
      <button type="button" class="icon-button" aria-label={text.forms.remove(words.when)} disabled={alone} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </div>
  );
}
