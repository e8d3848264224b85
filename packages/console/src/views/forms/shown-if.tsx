import type { Condition, FormDefinition } from '@savepoint/protocol';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { conditionOf, rowsOf, type ConditionRows } from '../../models/settings/condition-rows.ts';
import { optionsOf, type FieldDraft } from '../../models/settings/form-edit.ts';
import { conditionText } from '../../models/settings/form-text.ts';
import { Select } from '../condition-editor.tsx';

type Test = Extract<Condition, { field: string }>;
type Way = 'is' | 'isNot' | 'answered' | 'unanswered';

interface ShownIfProps {
  form: FormDefinition;
  field: FieldDraft;
  at: number;
  wrong: boolean;
  onChange: (field: FieldDraft) => void;
}

/** On which earlier answers a question depends. */
export function ShownIf({ form, field, at, wrong, onChange }: ShownIfProps) {
  const words = text.forms;
  const rows = rowsOf<Test>(field.shownIf);
  const earlier = form.fields.slice(0, at);
  const put = (next: ConditionRows<Test>) => {
    const { shownIf: _before, ...rest } = field;
    const shownIf = conditionOf(next);
    onChange(shownIf ? { ...rest, shownIf } : rest);
  };
  return (
    <fieldset class="form-options">
      <legend>{words.shownIf}</legend>
      {!rows && field.shownIf && <p class="quiet">{words.complex(conditionText(field.shownIf))}</p>}
      {rows?.rows.length === 0 && <p class="quiet">{words.always}</p>}
      {rows && rows.rows.length > 1 && (
        <Select
          label={words.shownIf}
          value={rows.join}
          options={[['all', words.joins.all], ['any', words.joins.any]]}
          onChoose={(join) => put({ ...rows, join: join === 'any' ? 'any' : 'all' })}
        />
      )}
      {rows?.rows.map((row, place) => (
        <TestRow
          key={place}
          earlier={earlier}
          row={row}
          onChange={(next) => put({ ...rows, rows: rows.rows.map((one, index) => (index === place ? next : one)) })}
          onRemove={() => put({ ...rows, rows: rows.rows.filter((_, index) => index !== place) })}
        />
      ))}
      {wrong && <p class="field-problem">{words.wrong.shownIf}</p>}
      {rows && earlier.length > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => put({ ...rows, rows: [...rows.rows, { not: false, test: { field: earlier[0]!.id, answered: true } }] })}
        >
          {words.addTest}
        </button>
      )}
    </fieldset>
  );
}

interface TestRowProps {
  earlier: readonly FieldDraft[];
  row: { not: boolean; test: Test };
  onChange: (row: { not: boolean; test: Test }) => void;
  onRemove: () => void;
}

function TestRow({ earlier, row: { not, test }, onChange, onRemove }: TestRowProps) {
  const words = text.forms;
  const asked = earlier.find(({ id }) => id === test.field);
  const way: Way = 'answered' in test ? (test.answered !== not ? 'answered' : 'unanswered') : not ? 'isNot' : 'is';
  const options = asked?.type === 'yes_no' ? YES_NO() : ((asked && optionsOf(asked)) ?? []).map(({ id, label }): [string, string] => [id, label.en || id]);
  const value = 'includes' in test ? test.includes : 'equals' in test ? String(test.equals) : '';
  const say = (next: Way, said: string) => {
    const of = { field: test.field };
    if (next === 'answered' || next === 'unanswered') return onChange({ not: false, test: { ...of, answered: next === 'answered' } });
    if (asked?.type === 'choices') return onChange({ not: next === 'isNot', test: { ...of, includes: said || options[0]?.[0] || '' } });
    const equals = asked?.type === 'yes_no' ? said !== 'false' : asked?.type === 'number' ? Number(said) : said || options[0]?.[0] || '';
    onChange({ not: next === 'isNot', test: { ...of, equals } });
  };
  return (
    <div class="test-row">
      <Select
        label={words.of}
        value={test.field}
        options={[
          ...(asked ? [] : [[test.field, test.field] as [string, string]]),
          ...earlier.map(({ id, label }): [string, string] => [id, label.en || id]),
        ]}
        onChoose={(field) => onChange({ not: false, test: { field, answered: true } })}
      />
      <Select
        label={words.test}
        value={way}
        options={(['answered', 'unanswered', 'is', 'isNot'] as const).map((one): [string, string] => [one, words.tests[one]])}
        onChoose={(next) => say(next as Way, value)}
      />
      {(way === 'is' || way === 'isNot') &&
        (options.length > 0 ? (
          <Select label={words.value} value={value} options={options} onChoose={(said) => say(way, said)} />
        ) : (
          <input class="test-value" aria-label={words.value} value={value} onInput={(event) => say(way, event.currentTarget.value)} />
        ))}
      <button type="button" class="icon-button" aria-label={words.remove(words.test)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </div>
  );
}

const YES_NO = (): [string, string][] => [
  ['true', text.common.yes],
  ['false', text.common.no],
];
