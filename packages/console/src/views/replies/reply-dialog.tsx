import { useSignal } from '@preact/signals';
import { localeOf, newId, PRIORITIES, TOPICS, type KeptReply, type Priority } from '@savepoint/protocol';
import { useMemo } from 'preact/hooks';
import { Form } from '../../components/form.tsx';
import { Modal } from '../../components/modal.tsx';
import { VARIABLES } from '../../format/canned.ts';
import { languageName } from '../../format/names.ts';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { Select } from '../condition-editor.tsx';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';

/** A ready reply, or none for a new one, in; the same as it was changed here, or taken away, out. */
export function ReplyDialog({ reply, onClose }: { reply: KeptReply | null; onClose: () => void }) {
  const { desk, settings } = useSurroundings();
  const { session } = desk.session;
  const id = useMemo(() => reply?.id ?? newId(), []);
  const games = (session.value?.games ?? []).filter((game) => desk.session.can('reply.edit', game.id));
  const everywhere = session.value?.everywhere !== null && desk.session.can('reply.edit');
  const name = useSignal(reply?.name ?? '');
  const gameId = useSignal(reply ? reply.gameId : everywhere ? null : (games[0]?.id ?? null));
  const topics = useSignal(reply?.topics ?? []);
  const texts = useSignal<Record<string, string>>(reply?.texts ?? { en: '' });
  const language = useSignal('');
  const actions = useSignal(reply?.actions ?? {});
  const tags = useSignal((reply?.actions.addTags ?? []).join(', '));
  const deed = useDeed();
  const problem = deed.problem.value;

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
      settings.replies.save(id, {
        name: name.peek(),
        gameId: gameId.peek(),
        topics: topics.peek(),
        texts: written,
        actions: { ...(state && { state }), ...(priority && { priority }), ...(addTags.length > 0 && { addTags }), ...(removeTags && { removeTags }) },
        version: reply?.version ?? 0,
      }),
    );
    if (done) onClose();
  };
  const ready = name.value.trim() !== '' && Object.values(texts.value).some((words) => words.trim() !== '');

  return (
    <Modal label={reply ? reply.name : text.replies.add} class="modal-form" onClose={onClose}>
      <h2 dir="auto">{reply ? reply.name : text.replies.add}</h2>
      <Form
        action={text.replies.save}
        problem={problem && text.common.because(text.replies.notDone, problemText(problem))}
        ready={ready && !deed.busy.value}
        onSend={save}
        foot={
          reply && (
            <button
              type="button"
              class="link"
              onClick={() => void deed.run(() => settings.replies.remove(id)).then((done) => done && onClose())}
            >
              {text.replies.remove}
            </button>
          )
        }
      >
        <label class="field">
          <span>{text.replies.name}</span>
          <input required maxLength={60} autocomplete="off" autofocus value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </label>
        <div class="field">
          <span>{text.replies.where}</span>
          <Select
            label={text.replies.where}
            value={gameId.value ?? ''}
            options={[...(everywhere ? [['', text.replies.everywhere] as [string, string]] : []), ...games.map((one): [string, string] => [one.id, one.name])]}
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
        <label class="field">
          <span>{text.replies.addLanguage}</span>
          <input
            maxLength={35}
            autocomplete="off"
            value={language.value}
            onInput={(event) => (language.value = event.currentTarget.value)}
            onBlur={addLanguage}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.isComposing) return;
              event.preventDefault();
              addLanguage();
            }}
          />
        </label>
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
        <label class="field">
          <span>{text.replies.tags}</span>
          <input maxLength={200} value={tags.value} onInput={(event) => (tags.value = event.currentTarget.value)} />
        </label>
      </Form>
    </Modal>
  );
}
