import { useSignal } from '@preact/signals';
import { TOPICS, type Topic } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { ChooseFiles, ChosenFiles, EditPicture, Thumbnail } from '../components/files.tsx';
import { Eased } from '../components/eased.tsx';
import { Later } from '../components/later.tsx';
import { Icon } from '../components/icon.tsx';
import { Notices } from '../components/notices.tsx';
import { Layout } from '../components/layout.tsx';
import { Words } from '../components/words.tsx';
import { SuggestionsSlot } from '../help/slots.tsx';
import { usePanel } from '../panel-context.ts';

const topicFields = () => import('../forms/forms.ts').then(({ TopicFields }) => TopicFields);

/**
 * The form of a new report. It is sent by a click, since a sandboxed frame may forbid to submit. What is written stays in
 * the draft until it is kept on the device.
 */
export function ReportScreen() {
  const { draft, support, go, replace } = usePanel();
  const sending = useSignal(false);
  const wrong = useSignal('');

  async function submit() {
    if (sending.value || draft.refuses()) return;
    sending.value = true;
    const receipt = await draft.send();
    sending.value = false;
    if (receipt.ok) replace('report', { name: 'case', caseId: receipt.caseId, isKept: true });
    else wrong.value = text.faults[receipt.code];
  }

  const foot = (
    <button type="button" data-submit class="main" aria-disabled={sending.value} onClick={submit}>
      {text.send}
    </button>
  );
  return (
    <Layout title={text.topics[draft.topic.value]} foot={foot}>
      <Notices />
      <form onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{text.topic}</span>
          <select
            value={draft.topic.value}
            onChange={(event) => (draft.topic.value = event.currentTarget.value as Topic)}
          >
            {TOPICS.map((topic) => (
              <option key={topic} value={topic}>
                {text.topics[topic]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{text.prompts[draft.topic.value]}</span>
          <Words
            words={draft.text}
            written={() => (wrong.value = '')}
            rows={6}
            aria-label={text.yourReport}
            aria-invalid={wrong.value !== ''}
            aria-describedby="wrong"
          />
        </label>
        <p id="wrong" role="alert" class="wrong">
          {wrong.value}
        </p>
        <Eased part="report">
          <SuggestionsSlot words={draft.text} />
          <Later load={topicFields} props={{}} />
          {draft.screenshot.value && (
            <div class="row file">
              <label class="row">
                <Thumbnail file={draft.screenshot.value} />
                <span class="grow">{text.screenshot}</span>
                <input
                  type="checkbox"
                  class="switch"
                  role="switch"
                  checked={draft.withScreenshot.value}
                  onChange={(event) => (draft.withScreenshot.value = event.currentTarget.checked)}
                />
              </label>
              <EditPicture file={draft.screenshot.value} label={text.edit(text.screenshot)} replace={draft.keepEdited} />
            </div>
          )}
          {draft.noPicture.value && draft.noPicture.value !== 'none' && (
            <p class="notice">{text.noPicture[draft.noPicture.value]}</p>
          )}
          <ChosenFiles files={draft.files} />
          {support.takesFiles && <ChooseFiles files={draft.files} />}
          <button type="button" class="quiet" onClick={() => go({ name: 'preview' })}>
            <Icon name="eye" /> <span>{text.preview}</span>
          </button>
        </Eased>
      </form>
    </Layout>
  );
}
