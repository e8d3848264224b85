import { useSignal } from '@preact/signals';
import { TOPICS, type ChatAvailability, type Topic } from '@savepoint/protocol';
import type { Features } from '@savepoint/sdk';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { ChooseFiles, ChosenFiles } from '../components/files.tsx';
import { Layout } from '../components/layout.tsx';
import { Notices } from '../components/notices.tsx';
import { Words } from '../components/words.tsx';
import { dayAndTime } from '../dates.ts';
import { OPENING } from '../draft.ts';
import { usePanel } from '../panel-context.ts';
import { VoiceNote } from './voice-note.tsx';

/** The first words of a conversation. When nobody is there they are a message: the same form, another promise. */
export function StartScreen() {
  const { support, draft, replace } = usePanel();
  const { topic, text: words, files } = draft.opening;
  const asked = useSignal<ChatAvailability | undefined>(undefined);
  const known = useSignal(false);
  const wrong = useSignal('');
  const sending = useSignal(false);

  useEffect(() => {
    void support.features().then(async (features) => {
      asked.value = await features?.askChat();
      known.value = true;
    });
  }, []);
  const isOpen = asked.value?.state === 'open';

  async function submit() {
    if (sending.value) return;
    sending.value = true;
    // Those of who begins it.
    const features = support.features();
    const receipt = await draft.sendReply(OPENING, (written) => {
      const voice = written.text.trim() === '' && written.files.length > 0;
      return support.report({ topic: topic.value, text: voice ? text.chat.voice : written.text, attachments: written.files });
    });
    if (receipt?.ok) {
      const { caseId } = receipt;
      // It is kept: where no conversation can be begun it is a message.
      const isBegun = isOpen && (await begin(caseId, await features).catch(() => false));
      replace('chat', isBegun ? { name: 'chat', caseId } : { name: 'case', caseId, isKept: true });
    } else if (receipt) wrong.value = text.faults[receipt.code];
    sending.value = false;
  }

  async function begin(caseId: string, features: Features | undefined) {
    const chats = await features?.chats();
    await chats?.start(caseId);
    return chats !== undefined;
  }

  const foot = (
    <button type="button" data-submit class="main" aria-disabled={sending.value} onClick={submit}>
      {isOpen ? text.chat.open : text.send}
    </button>
  );
  return (
    <Layout title={text.chat.open} foot={foot}>
      <Notices />
      {known.value && <Door asked={asked.value} />}
      <form onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{text.topic}</span>
          <select value={topic.value} onChange={(event) => (topic.value = event.currentTarget.value as Topic)}>
            {TOPICS.map((each) => (
              <option key={each} value={each}>
                {text.topics[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{text.prompts[topic.value]}</span>
          <Words words={words} written={() => (wrong.value = '')} rows={4} aria-label={text.reply} aria-describedby="wrong" />
        </label>
        <p id="wrong" role="alert" class="wrong">
          {wrong.value}
        </p>
        <ChosenFiles files={files} />
        {support.takesFiles && <ChooseFiles files={files} />}
        {support.takesFiles && <VoiceNote files={files} />}
      </form>
    </Layout>
  );
}

/** Whether somebody is there, and when somebody will be, by the player's own clock. */
function Door({ asked }: { asked: ChatAvailability | undefined }) {
  if (asked?.state === 'open') {
    const { expectedWaitMs } = asked;
    return (
      <p class="door open" role="status">
        {text.chat.now}
        {expectedWaitMs !== null && ` · ${text.chat.wait(minutes(expectedWaitMs))}`}
      </p>
    );
  }
  return (
    <div class="door closed" role="status">
      <strong>{asked?.state === 'line_full' ? text.rejections.line_full : text.rejections.closed}</strong>
      {asked?.opensAt !== undefined && <span>{text.chat.backAt(dayAndTime(asked.opensAt))}</span>}
      <span>{text.chat.leave}</span>
    </div>
  );
}

export const minutes = (ms: number) => Math.max(1, Math.ceil(ms / 60_000));
