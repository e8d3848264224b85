import { useSignal } from '@preact/signals';
import { PRIORITIES, TOPICS, type CaseSummary, type Priority, type Topic } from '@savepoint/protocol';
import { useMemo } from 'preact/hooks';
import { FormDialog } from '../components/form-dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { TextField } from '../components/text-field.tsx';
import { tagLabel } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { editOf, isOwnTag, type Filing } from '../models/filing.ts';
import { Select } from './condition-editor.tsx';
import { useDesk } from './desk-context.ts';

/** Where a case is filed in, one change of all that was set differently, with its reason, out. */
export function CaseEdit({ summary, onClose }: { summary: CaseSummary; onClose: () => void }) {
  const { deeds, people, session } = useDesk();
  /** As it was when this opened: what a colleague changes meanwhile was not set here, and stands. */
  const filed = useMemo<Filing>(() => {
    return { owner: summary.owner?.id ?? null, topic: summary.topic, priority: summary.priority, tags: summary.tags };
  }, []);
  const set = useSignal(filed);
  const tag = useSignal('');
  const reason = useSignal('');
  const busy = useSignal(false);
  const { edits } = text.cases;
  const put = (part: Partial<Filing>) => (set.value = { ...set.peek(), ...part });
  const addTag = () => {
    const added = tag.peek().trim();
    if (added && !set.peek().tags.includes(added)) put({ tags: [...set.peek().tags, added] });
    tag.value = '';
  };
  const save = async () => {
    if (busy.peek()) return;
    addTag();
    busy.value = true;
    const done = await deeds.edit(summary.id, editOf(filed, set.peek(), reason.peek()));
    busy.value = false;
    if (done) onClose();
  };
  const me = session.session.value?.staff.id;
  const owners = people.value.filter(({ games }) => games.includes(summary.gameId));
  const own = set.value.tags.filter(isOwnTag);
  return (
    <FormDialog title={edits.title} class="modal-filing" action={edits.save} busy={busy.value} onSend={save} onClose={onClose}>
      <div class="field">
        <span>{text.lists.owner}</span>
        <Select
          label={text.lists.owner}
          value={set.value.owner ?? ''}
          options={[
            ['', text.lists.nobody],
            ...(summary.owner && !owners.some(({ id }) => id === summary.owner?.id)
              ? [[summary.owner.id, summary.owner.name] as [string, string]]
              : []),
            ...owners.map(({ id, name }): [string, string] => [id, id === me ? `${name} (${text.lists.me})` : name]),
          ]}
          onChoose={(id) => put({ owner: id || null })}
        />
      </div>
      <div class="field">
        <span>{text.lists.fields.priority}</span>
        <Select
          label={text.lists.fields.priority}
          value={set.value.priority}
          options={PRIORITIES.map((one) => [one, text.lists.priorities[one]])}
          onChoose={(one) => put({ priority: one as Priority })}
        />
      </div>
      <div class="field">
        <span>{text.lists.fields.topic}</span>
        <Select
          label={text.lists.fields.topic}
          value={set.value.topic}
          options={TOPICS.map((one) => [one, text.names.topics[one]])}
          onChoose={(one) => put({ topic: one as Topic })}
        />
      </div>
      <div class="field">
        <span>{text.cases.tags}</span>
        {own.length > 0 && (
          <ul class="filing-tags">
            {own.map((one) => (
              <li key={one} class="tag">
                <span class="tag-value" dir="auto">{tagLabel(one)}</span>
                <button
                  type="button"
                  class="tag-remove"
                  aria-label={edits.untag(tagLabel(one))}
                  onClick={() => put({ tags: set.peek().tags.filter((kept) => kept !== one) })}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          aria-label={text.lists.addTag}
          placeholder={text.lists.addTag}
          maxLength={80}
          value={tag.value}
          onInput={(event) => (tag.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || !tag.peek().trim()) return;
            event.preventDefault();
            addTag();
          }}
        />
      </div>
      <TextField label={text.lists.reason} maxLength={500} value={reason} />
    </FormDialog>
  );
}
