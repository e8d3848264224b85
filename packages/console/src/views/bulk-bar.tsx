import { useSignal } from '@preact/signals';
import { LIMITS, PRIORITIES, type EditRequest } from '@savepoint/protocol';
import { Icon } from '../components/icon.tsx';
import { count } from '../format/count.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';

/** What is done with the cases that are picked; and how far a change of many is, with the way back. */
export function BulkBar() {
  const { selection, bulk, session } = useDesk();
  if (!session.can('case.bulk')) return null;
  return (
    <>
      {selection.any.value && <Actions />}
      {bulk.progress.value && !selection.any.value && <Progress />}
    </>
  );
}

function Actions() {
  const { selection, session, people, changePicked, inbox } = useDesk();
  const reason = useSignal('');
  const change = (edit: EditRequest) => void changePicked({ ...edit, ...(reason.peek().trim() && { reason: reason.peek().trim() }) });
  const picked = selection.all.value ? text.lists.pickedAll : text.lists.picked(count(selection.ids.value.size));
  const me = session.session.value?.staff.id;
  return (
    <div class="bulk-bar" role="toolbar" aria-label={text.lists.bulk}>
      <div class="bulk-line">
        <strong role="status">{picked}</strong>
        {!selection.all.value && inbox.rows.value.length < LIMITS.bulkCases && (
          <button type="button" class="link" data-key="pick-all" onClick={selection.takeAll}>
            {text.lists.takeAll}
          </button>
        )}
        <button type="button" class="icon-button" aria-label={text.lists.clearPicked} onClick={selection.clear}>
          <Icon name="close" />
        </button>
      </div>
      <div class="bulk-line">
        <button type="button" class="button" data-key="bulk-close" onClick={() => change({ state: 'closed' })}>
          <Icon name="archive" />
          {text.lists.close}
        </button>
        <button type="button" class="button" onClick={() => change({ state: 'open' })}>
          {text.lists.reopen}
        </button>
        {me && (
          <button type="button" class="button" onClick={() => change({ owner: me })}>
            {text.lists.assignMe}
          </button>
        )}
      </div>
      <div class="bulk-line">
        <Pick
          label={text.lists.assign}
          options={[['', text.lists.unassign], ...people.value.filter(({ games }) => games.length > 0).map(({ id, name }): [string, string] => [id, name])]}
          onPick={(id) => change({ owner: id || null })}
        />
        <Pick
          label={text.lists.setPriority}
          options={PRIORITIES.map((one) => [one, text.lists.priorities[one]])}
          onPick={(one) => change({ priority: PRIORITIES.find((priority) => priority === one) })}
        />
      </div>
      <div class="bulk-line">
        <input
          class="bulk-input"
          aria-label={text.lists.addTag}
          placeholder={text.lists.addTag}
          maxLength={80}
          onKeyDown={(event) => {
            const tag = event.currentTarget.value.trim();
            if (event.key === 'Enter' && !event.isComposing && tag) change({ addTags: [tag] });
          }}
        />
        <input
          class="bulk-input"
          aria-label={text.lists.reason}
          placeholder={text.lists.reason}
          maxLength={500}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

/** A choice that acts at once and forgets. */
function Pick({ label, options, onPick }: { label: string; options: [value: string, name: string][]; onPick(value: string): void }) {
  const none = '-';
  return (
    <label class="select">
      <span class="visually-hidden">{label}</span>
      <select
        value={none}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          currentTarget.value = none;
          if (value !== none) onPick(value);
        }}
      >
        <option value={none}>{label}</option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </label>
  );
}

function Progress() {
  const { bulk, undoBulk } = useDesk();
  const progress = bulk.progress.value;
  if (!progress) return null;
  const { state, done, total, failed, failedCases } = progress;
  const numbers = failedCases.slice(0, 5).map((number) => `#${number}`).join(', ');
  return (
    <div class="bulk-bar" data-bulk={state}>
      <div class="bulk-line">
        <strong role="status">{text.lists.progressOf(text.lists.progress[state], count(done), count(total))}</strong>
        {(state === 'running' || state === 'done') && (
          <button type="button" class="link" data-key="bulk-undo" onClick={() => void undoBulk()}>
            {text.lists.undo}
          </button>
        )}
        <button type="button" class="icon-button" aria-label={text.common.dismiss} onClick={bulk.dismiss}>
          <Icon name="close" />
        </button>
      </div>
      <progress class="bulk-progress" max={Math.max(1, total)} value={done} aria-label={text.lists.progress[state]} />
      {failed > 0 && (
        <p class="quiet">
          {text.lists.failedOf(count(failed))} {numbers}
        </p>
      )}
    </div>
  );
}
