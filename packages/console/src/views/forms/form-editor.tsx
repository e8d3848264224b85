import { useSignal } from '@preact/signals';
import { resolveForm, TOPICS, type FormDefinition, type FormDetail, type HelpSnapshot } from '@savepoint/protocol';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { nothingPublished } from '../../models/settings/help-preview.ts';
import { settingsHash } from '../../models/place.ts';
import { addField, changeField, moved, removeField } from '../../models/settings/form-edit.ts';
import { formFaults } from '../../models/settings/form-faults.ts';
import { formText } from '../../models/settings/form-text.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { PLAYER_LANGUAGES } from '../../models/settings/player-languages.ts';
import { useSurroundings } from '../desk-context.ts';
import { EditForm } from '../editors/edit-form.tsx';
import { PublishBar } from '../editors/publish-bar.tsx';
import { useEdit } from '../editors/use-edit.ts';
import { lookOf, WidgetPreview } from '../editors/widget-preview.tsx';
import { LanguageSelect } from '../help/language-select.tsx';
import { LoadProblem } from '../settings/load-problem.tsx';
import { FieldEditor } from './field-editor.tsx';

/** The form of a topic: what is asked, in English and a language beside it, and how players see it. */
export function FormEditor({ game, id }: { game: string; id: string }) {
  const { forms } = useSurroundings().settings;
  const here = useMemo(() => createLoaded(async () => ({ detail: await forms.form(game, id) })), []);
  useEffect(() => void here.load(), []);
  const found = here.value.value;
  const topic = found?.detail?.definition.topic ?? TOPICS.find((one) => one === id) ?? 'other';
  return (
    <>
      <p class="help-crumbs">
        <a class="link" href={settingsHash('forms')}>
          {text.settings.pages.forms}
        </a>
        <span class="chip">{text.names.topics[topic]}</span>
      </p>
      <LoadProblem of={here} />
      {found && (
        <FormFields game={game} detail={found.detail} begin={{ id, topic, fields: [] }} onSaved={here.load} />
      )}
    </>
  );
}

interface FormFieldsProps {
  game: string;
  detail: FormDetail | null;
  /** What one without a version begins with. */
  begin: FormDefinition;
  onSaved: () => Promise<void>;
}

function FormFields({ game, detail, begin, onSaved }: FormFieldsProps) {
  const { desk, settings, theme } = useSurroundings();
  const others = PLAYER_LANGUAGES.filter((language) => language !== 'en');
  const beside = useSignal<string>(others[0] ?? 'zh-Hans');
  const edit = useEdit<FormDefinition>(`forms/${game}/${begin.id}`, detail?.version ?? 0, detail?.definition ?? begin);
  /** The field that is open, and the one that was just added. */
  const open = useSignal<number | null>(null);
  const dragged = useSignal<number | null>(null);
  const form = edit.value.value;
  const faults = formFaults(form);
  const stale = new Set(detail?.stale[beside.value]);
  const put = (next: FormDefinition) => edit.put(next);
  const move = (from: number, to: number) => {
    put({ ...form, fields: moved(form.fields, from, to) });
    if (open.peek() === from) open.value = to;
  };
  const order = { snapshot: snapshotOf(form, beside.value), place: { topic: form.topic }, look: lookOf(theme.choice.value) };
  return (
    <EditForm
      edit={edit}
      ready={faults.size === 0}
      save={() => edit.save((written, basedOn) => settings.forms.save(game, written, basedOn))}
      onRenewed={onSaved}
      read={detail?.version ?? 0}
      publish={
        detail && (
          <PublishBar
            versions={detail}
            allowed={desk.session.can('help.publish', game)}
            before={formText(detail.live)}
            after={formText(detail.definition)}
            publish={() => settings.forms.publish(game, { id: begin.id, version: detail.version })}
            unpublish={() => settings.forms.unpublish(game, begin.id)}
            onDone={onSaved}
          />
        )
      }
      beside={<WidgetPreview order={faults.size === 0 ? order : undefined} />}
    >
      <div class="help-bar">
        <LanguageSelect label={text.help.beside} languages={others} value={beside} />
      </div>
      {form.fields.length === 0 && <p class="quiet">{text.forms.nothing}</p>}
      <ol class="form-fields" aria-label={text.forms.questions}>
        {form.fields.map((field, at) => (
          <FieldEditor
            key={at}
            form={form}
            at={at}
            beside={beside.value}
            stale={stale}
            faults={faults}
            open={open.value === at}
            dragged={dragged}
            onOpen={() => (open.value = open.peek() === at ? null : at)}
            onChange={(next) => put(changeField(form, at, next))}
            onMove={move}
            onRemove={() => {
              open.value = null;
              put(removeField(form, at));
            }}
            field={field}
          />
        ))}
      </ol>
      <button
        type="button"
        class="button"
        onClick={() => {
          open.value = form.fields.length;
          put(addField(form));
        }}
      >
        {text.forms.add}
      </button>
      <p class="form-problem" role="status">
        {faults.size > 0 && text.forms.unready}
      </p>
    </EditForm>
  );
}

/** All that players would have if the form were everything. */
function snapshotOf(definition: FormDefinition, language: string): HelpSnapshot {
  const forms = definition.fields.length > 0 ? [resolveForm({ version: 1, definition }, language)] : [];
  return { ...nothingPublished(language), forms };
}
