import { useSignal } from '@preact/signals';
import type { CaseTest } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { conditionText, valueName } from '../format/condition.ts';
import { text } from '../i18n/text.ts';
import { withTest } from '../models/asked.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { useDesk } from './desk-context.ts';

/** The conditions of the list as chips, each to be changed or taken away, and the way to another one. */
export function ConditionChips() {
  const { route, narrow, people, session } = useDesk();
  const { asked } = route.value;
  const editing = useSignal<CaseTest | 'new' | null>(null);
  const games = session.session.value?.games ?? [];
  const known = new Map([...people.value, ...games].map(({ id, name }) => [id, name]));
  // The text stands in its own field.
  const tests = asked.conditions.tests.filter(({ field }) => field !== 'text');
  return (
    <div class="conditions" role="group" aria-label={text.lists.conditions}>
      {tests.map((test) => {
        const said = conditionText(test, (field, value) => valueName(field, value, known));
        return (
          <span key={test.field} class="condition" data-field={test.field}>
            <button type="button" class="condition-text" title={text.lists.changeCondition(said)} onClick={() => (editing.value = test)}>
              <span dir="auto">{said}</span>
            </button>
            <button
              type="button"
              class="condition-remove"
              aria-label={text.lists.removeCondition(said)}
              onClick={() => narrow(withTest(asked, test.field))}
            >
              <Icon name="close" />
            </button>
          </span>
        );
      })}
      <button type="button" class="condition condition-add" data-key="add-condition" onClick={() => (editing.value = 'new')}>
        <Icon name="plus" />
        {text.lists.addCondition}
      </button>
      {editing.value && (
        <ConditionEditor test={editing.value === 'new' ? null : editing.value} onClose={() => (editing.value = null)} />
      )}
    </div>
  );
}
