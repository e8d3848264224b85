import { useSignal } from '@preact/signals';
import type { Case, CaseMessage } from '@savepoint/sdk';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { ChooseFiles, ChosenFiles } from '../components/files.tsx';
import { HandOver } from '../components/hand-over.tsx';
import { Icon } from '../components/icon.tsx';
import { Later } from '../components/later.tsx';
import { savedWords, stateWords } from '../state-words.ts';
import { Words } from '../components/words.tsx';
import { Message } from '../components/message.tsx';
import { Notices } from '../components/notices.tsx';
import { Progress } from '../components/progress.tsx';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';
import { putBack, wordsOf } from '../send-field.ts';
import { useRead } from '../use-read.ts';

const ending = () => import('../ending/ending.tsx').then(({ Ending }) => Ending);
const givenAnswers = () => import('../forms/forms.ts').then(({ GivenAnswers }) => GivenAnswers);

/** One case: its conversation, and a message to add to it. */
export function CaseScreen({ view }: { view: Case }) {
  const { support, seen, draft: report, routes } = usePanel();
  const { id: caseId } = view;
  const reply = report.replyTo(caseId);
  const { text: draft, files } = reply;
  const wrong = useSignal('');
  const end = useRef<HTMLDivElement>(null);
  const count = view.messages.length;

  useEffect(() => {
    support.watch(caseId);
    return () => support.watch(undefined);
  }, [caseId]);
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [caseId, count, view.state]);
  useRead(caseId, count);

  async function submit() {
    const receipt = await report.sendReply(caseId, (written) => support.send(caseId, { text: wordsOf(written), attachments: written.files }));
    if (receipt) wrong.value = receipt.ok ? '' : text.faults[receipt.code];
  }

  /** A refused message goes back to where it was written: into the form, when the case never came to be. */
  async function takeBack({ refusedKey = '' }: CaseMessage) {
    const { topic, answers, number } = view;
    const message = await (await support.features())?.takeBack(refusedKey);
    if (!message) return;
    if (number === undefined) {
      report.takeBack(topic, message, answers);
      routes.value = [{ name: 'home' }, { name: 'report' }];
    } else {
      putBack(reply, message);
    }
    // From here on it stands nowhere else.
    await report.stored();
  }

  const foot = (
    <form class="composer" onSubmit={(event) => event.preventDefault()}>
      {view.state === 'closed' && <p class="hint">{text.closedHint}</p>}
      <p role="alert" class="wrong">
        {wrong.value}
      </p>
      <ChosenFiles files={files} />
      <div class="row">
        {support.takesFiles && <ChooseFiles files={files} brief />}
        <Words words={draft} rows={2} aria-label={text.reply} placeholder={text.reply} />
        <button type="button" data-submit class="main send" aria-label={text.sendMessage} onClick={submit}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
  const note = (
    <span class={`state ${view.state}`} role="status">
      {view.number !== undefined && `${text.caseNumber(view.number)} · `}
      {stateWords(view)}
    </span>
  );
  return (
    <Layout title={text.topics[view.topic]} note={note} foot={foot} reading>
      <Notices />
      <Progress messages={view.messages} />
      {view.answers && <Later load={givenAnswers} props={{ view }} />}
      <ol class="messages" aria-live="polite" aria-relevant="additions">
        {view.messages.map((message) => (
          <Message key={message.id} message={message} takeBack={() => takeBack(message)} />
        ))}
      </ol>
      {view.number !== undefined && <Later load={ending} props={{ view }} />}
      <p class="hint centre">
        {view.state === 'saved' ? savedWords(seen.storage.value) : view.state === 'open' && text.sentNote}
      </p>
      {view.messages.some(({ status }) => status === 'saved' || status === 'refused') && <HandOver caseId={caseId} />}
      <div ref={end} />
    </Layout>
  );
}
