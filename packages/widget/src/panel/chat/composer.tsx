import { useSignal, type Signal } from '@preact/signals';
import type { LiveChat } from '@savepoint/sdk';
import { text } from '../../i18n/text.ts';
import { ChooseFiles, ChosenFiles } from '../components/files.tsx';
import { Icon } from '../components/icon.tsx';
import { Words } from '../components/words.tsx';
import type { Reply } from '../draft.ts';
import { usePanel } from '../panel-context.ts';
import { Play } from '../files/play.tsx';
import { wordsOf } from '../send-field.ts';
import { VoiceNote } from './voice-note.tsx';

/** Where the player writes: words, pictures and voice. What is sent is in the outbox before it leaves the field. */
export function Composer({ caseId, reply, chat }: { caseId: string; reply: Reply; chat: Signal<LiveChat | undefined> }) {
  const { support, draft } = usePanel();
  const wrong = useSignal('');
  const { text: words, files } = reply;
  const recorded = files.value.filter(({ type }) => type.startsWith('audio/'));

  async function submit() {
    const receipt = await draft.sendReply(caseId, (written) => support.send(caseId, { text: wordsOf(written), attachments: written.files }));
    if (receipt) wrong.value = receipt.ok ? '' : text.faults[receipt.code];
  }

  return (
    <form class="composer" onSubmit={(event) => event.preventDefault()}>
      <p role="alert" class="wrong">
        {wrong.value}
      </p>
      <ChosenFiles files={files} />
      {recorded.map((file) => (
        <div class="row file" key={file.name}>
          <Play file={file} />
          <span class="grow">{text.chat.voice}</span>
        </div>
      ))}
      <div class="row">
        {support.takesFiles && <ChooseFiles files={files} brief />}
        {support.takesFiles && <VoiceNote files={files} brief />}
        <Words
          words={words}
          written={() => chat.value?.typing()}
          rows={1}
          aria-label={text.reply}
          placeholder={text.reply}
        />
        <button type="button" data-submit class="main send" aria-label={text.sendMessage} onClick={submit}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
