import { PRIORITIES, TOPICS, type Rule } from '@savepoint/protocol';
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { text } from '../../i18n/text.ts';
import { isFaulty } from '../../models/settings/form-faults.ts';
import { tagsOf } from '../../models/settings/rule-edit.ts';
import { Select } from '../condition-editor.tsx';
import { PlaceButtons } from '../editors/place-buttons.tsx';
import { useFirstFocus } from '../use-first-focus.ts';
import { RuleConditions } from './rule-conditions.tsx';

interface RuleEditorProps {
  rule: Rule;
  at: number;
  last: boolean;
  faults: ReadonlySet<string>;
  open: boolean;
  onOpen: () => void;
  onChange: (rule: Rule) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** One rule: a line in the list, and what it looks at and gives below once it is open. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, at, last, faults, open, onOpen, onMove, onRemove } = props;
  const id = useId();
  const title = rule.name || text.rules.unnamed;
  return (
    <li class="form-field" data-open={open}>
      <div class="form-field-line">
        <button
          type="button"
          class="form-field-title"
          aria-expanded={open}
          aria-controls={id}
          aria-label={text.forms.open(title)}
          onClick={onOpen}
        >
          <span dir="auto">{title}</span>
        </button>
        {rule.off && <span class="chip chip-warn">{text.rules.off}</span>}
        {rule.tags.map((tag) => (
          <span key={tag} class="chip" dir="auto">
            {tag}
          </span>
        ))}
        {isFaulty(faults, String(at)) && (
          <span class="chip chip-bad">
            <Icon name="alert" />
          </span>
        )}
        <PlaceButtons title={title} first={at === 0} last={last} onMove={onMove} onRemove={onRemove} />
      </div>
      <div class="form-field-parts" id={id} hidden={!open}>
        {open && <RuleParts {...props} />}
      </div>
    </li>
  );
}

function RuleParts({ rule, at, faults, onChange }: RuleEditorProps) {
  const words = text.rules;
  const wrong = (part: string) => isFaulty(faults, `${at}.${part}`);
  const name = useFirstFocus<HTMLInputElement>(rule.name === '');
  /** As it is typed: commas and blanks at the end are lost in the list. */
  const tags = useSignal(rule.tags.join(', '));
  const tick = (topic: (typeof TOPICS)[number]) => {
    const { topics = [], ...rest } = rule;
    const next = topics.includes(topic) ? topics.filter((one) => one !== topic) : [...topics, topic];
    onChange(next.length > 0 ? { ...rest, topics: next } : rest);
  };
  const given = <Part extends 'priority' | 'queue'>(part: Part, value: Rule[Part] | '') => {
    const { [part]: _before, ...rest } = rule;
    onChange((value ? { ...rest, [part]: value } : rest) as Rule);
  };
  return (
    <>
      <div class="field-row">
        <label class="field">
          <span>{words.name}</span>
          <input
            ref={name}
            dir="auto"
            maxLength={100}
            aria-invalid={wrong('name') || undefined}
            value={rule.name}
            onInput={(event) => onChange({ ...rule, name: event.currentTarget.value })}
          />
          {wrong('name') && <small class="field-problem">{words.wrong.name}</small>}
        </label>
        <div class="field">
          <span>{words.looksAt}</span>
          <Select
            label={words.looksAt}
            value={rule.on}
            options={[['report', words.looks.report], ['message', words.looks.message]]}
            onChoose={(on) => onChange({ ...rule, on: on === 'message' ? 'message' : 'report' })}
          />
        </div>
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={!rule.off}
          onChange={(event) => onChange({ ...rule, off: !event.currentTarget.checked })}
        />
        <span>{words.on}</span>
      </label>
      <fieldset class="form-options">
        <legend>{words.topics}</legend>
        <p class="quiet">{words.topicsHint}</p>
        <div class="ticks">
          {TOPICS.map((topic) => (
            <label key={topic} class="tick">
              <input type="checkbox" checked={rule.topics?.includes(topic) ?? false} onChange={() => tick(topic)} />
              <span>{text.names.topics[topic]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <RuleConditions when={rule.when} wrong={wrong('when')} onChange={(when) => onChange({ ...rule, when })} />
      <fieldset class="form-options">
        <legend>{words.gives}</legend>
        <div class="field-row">
          <label class="field">
            <span>{words.tags}</span>
            <input
              dir="auto"
              autocapitalize="off"
              aria-invalid={wrong('tags') || undefined}
              value={tags.value}
              onInput={(event) => {
                tags.value = event.currentTarget.value;
                onChange({ ...rule, tags: tagsOf(tags.value) });
              }}
            />
            <small class={wrong('tags') ? 'field-problem' : ''}>{wrong('tags') ? words.wrong.tags : words.tagsHint}</small>
          </label>
          <div class="field">
            <span>{words.priority}</span>
            <Select
              label={words.priority}
              value={rule.priority ?? ''}
              options={[['', words.asIs], ...PRIORITIES.map((one): [string, string] => [one, text.lists.priorities[one]])]}
              onChoose={(said) => given('priority', PRIORITIES.find((one) => one === said) ?? '')}
            />
          </div>
          <label class="field">
            <span>{words.queue}</span>
            <input
              class="field-code"
              maxLength={40}
              autocapitalize="off"
              aria-invalid={wrong('queue') || undefined}
              value={rule.queue ?? ''}
              onInput={(event) => given('queue', event.currentTarget.value)}
            />
            {wrong('queue') && <small class="field-problem">{words.wrong.queue}</small>}
          </label>
        </div>
        {wrong('gives') && <p class="field-problem">{words.wrong.gives}</p>}
      </fieldset>
    </>
  );
}
