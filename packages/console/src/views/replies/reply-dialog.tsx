import { useSignal } from '@preact/signals';
import { localeOf, newId, PRIORITIES, TOPICS, type KeptReply, type Priority } from '@savepoint/protocol';
import { useMemo } from 'preact/hooks';
import { FormDialog } from '../../components/form-dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { actionsText } from '../../format/actions-text.ts';
import { VARIABLES } from '../../format/canned.ts';
import { languageName } from '../../format/names.ts';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import type { Desk } from '../../models/desk.ts';
import { Select } from '../condition-editor.tsx';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';

/** A ready reply, or none for a new one, in; the same as it was changed here, or taken away, out. */
export function ReplyDialog({ reply, onClose }: { reply: KeptReply | null; onClose: () => void }) {
  const { desk, settings } = useSurroundings();
  const id = useMemo(() => reply?.id ?? newId(), []);
  const mayShare = desk.session.can('reply.edit');
  const own = useSignal(reply ? reply.own : !mayShare);
  const choices = gameChoices(desk, own.value);
  const name = useSignal(reply?.name ?? '');
  const gameId = useSignal(reply ? reply.gameId : (choices[0]?.[0] || null));
  const topics = useSignal(reply?.topics ?? []);
  const texts = useSignal<Record<string, string>>(reply?.texts ?? { en: '' });
  const language = useSignal('');
  const actions = useSignal(reply?.actions ?? {});
  const tags = useSignal((reply?.actions.addTags ?? []).join(', '));
  const version = useSignal(reply?.version ?? 0);
  const deed = useDeed();
  const problem = deed.problem.value;
  const why = problem?.code === 'version_mismatch' ? text.lists.changedMeanwhile : problem && problemText(problem);

  const addLanguage = () => {
    const tag = language.peek().trim();
    if (localeOf(tag) && !Object.hasOwn(texts.peek(), tag)) texts.value = { ...texts.peek(), [tag]: '' };
    language.value = '';
  };
  const save = async () => {
    const { state, priority, removeTags } = actions.peek();
    const addTags = tags.peek().split(',').map((tag) => tag.trim()).filter(Boolean);
    const written = Object.fromEntries(Object.entries(texts.peek()).filter(([, words]) => words.trim() !== ''));
    const done = await deed.run(() =>
      settings.replies.save(
        id,
        {
          name: name.peek(),
          gameId: gameId.peek(),
          topics: topics.peek(),
          texts: written,
          actions: { ...(state && { state }), ...(priority && { priority }), ...(addTags.length > 0 && { addTags }), ...(removeTags && { removeTags }) },
          version: version.peek(),
        },
        own.peek(),
      ),
    );
    if (done) return onClose();
    // What somebody else has saved is gone before on purpose by who saves again; so is one's own whose answer was lost.
    if (deed.problem.peek()?.code !== 'version_mismatch') return;
    await settings.replies.all.load();
    version.value = settings.replies.all.value.peek()?.find((one) => one.id === id)?.version ?? version.peek();
  };
  const says = Object.values(texts.value).some((words) => words.trim() !== '');
  const does = actionsText({ ...actions.value, addTags: tags.value.split(',').filter((tag) => tag.trim() !== '') }).length > 0;

  return (
    <FormDialog
      title={reply ? reply.name : text.replies.add}
      action={text.replies.save}
      problem={why && text.common.because(text.replies.notDone, why)}
      ready={name.value.trim() !== '' && (says || does)}
      busy={deed.busy.value}
      onSend={save}
      onClose={onClose}
      foot={
        reply && (
          <button
            type="button"
            class="link"
            onClick={() => void deed.run(() => settings.replies.remove(id, reply.own)).then((done) => done && onClose())}
          >
            {text.replies.remove}
          </button>
        )
      }
    >
      <TextField label={text.replies.name} required maxLength={60} autofocus value={name} />
      {mayShare && (!reply || reply.own) && (
        <div class="field">
          <span>{text.replies.whose}</span>
          <Select
            label={text.replies.whose}
            value={own.value ? 'own' : 'shared'}
            options={[
              ['shared', text.replies.shared],
              ['own', text.replies.own],
            ]}
            onChoose={(one) => {
              own.value = one === 'own';
              const there = gameChoices(desk, own.value);
              if (!there.some(([game]) => (game || null) === gameId.peek())) gameId.value = there[0]?.[0] || null;
            }}
          />
        </div>
      )}
      <div class="field">
        <span>{text.replies.where}</span>
        <Select
          label={text.replies.where}
          value={gameId.value ?? ''}
          options={choices}
          onChoose={(game) => (gameId.value = game || null)}
        />
      </div>
      <fieldset class="field">
        <legend>{text.replies.topics}</legend>
        <div class="topic-choices">
          {TOPICS.map((topic) => (
            <label key={topic} class="choice">
              <input
                type="checkbox"
                checked={topics.value.includes(topic)}
                onChange={({ currentTarget }) => {
                  const others = topics.peek().filter((one) => one !== topic);
                  topics.value = currentTarget.checked ? [...others, topic] : others;
                }}
              />
              {text.names.topics[topic]}
            </label>
          ))}
        </div>
      </fieldset>
      {Object.entries(texts.value).map(([tag, words]) => (
        <label key={tag} class="field">
          <span>{text.replies.textIn(languageName(tag))}</span>
          <textarea
            rows={4}
            maxLength={10_000}
            dir="auto"
            lang={tag}
            value={words}
            onInput={({ currentTarget }) => (texts.value = { ...texts.peek(), [tag]: currentTarget.value })}
          />
        </label>
      ))}
      <p class="variables">
        {text.replies.variables}
        {VARIABLES.map((one) => (
          <code key={one}>{`{{${one}}}`}</code>
        ))}
      </p>
      <TextField
        label={text.replies.addLanguage}
        maxLength={35}
        value={language}
        onBlur={addLanguage}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          addLanguage();
        }}
      />
      <p class="replies-wordless">{text.replies.wordless}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={actions.value.state === 'closed'}
          onChange={({ currentTarget }) => (actions.value = { ...actions.peek(), state: currentTarget.checked ? 'closed' : undefined })}
        />
        {text.replies.close}
      </label>
      <div class="field">
        <span>{text.lists.fields.priority}</span>
        <Select
          label={text.lists.fields.priority}
          value={actions.value.priority ?? ''}
          options={[['', text.replies.keepPriority], ...PRIORITIES.map((one): [string, string] => [one, text.lists.priorities[one]])]}
          onChoose={(one) => (actions.value = { ...actions.peek(), priority: (one || undefined) as Priority | undefined })}
        />
      </div>
      <TextField label={text.replies.tags} maxLength={200} value={tags} />
    </FormDialog>
  );
}

/** Where one may be for, the widest first: one's own on all games that one answers, everybody's where one leads. */
function gameChoices({ session }: Desk, own: boolean): [id: string, name: string][] {
  const now = session.session.value;
  const games = (now?.games ?? []).filter((game) => session.can(own ? 'case.reply' : 'reply.edit', game.id));
  const everywhere = own || (now?.everywhere !== null && session.can('reply.edit'));
  return [...(everywhere ? [['', text.replies.everywhere] as [string, string]] : []), ...games.map((one): [string, string] => [one.id, one.name])];
}
