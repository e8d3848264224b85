import { useSignal } from '@preact/signals';
import type { Case } from '@savepoint/sdk';
import { text } from '../../i18n/text.ts';
import endingCss from '../../theme/panel/ending.css?inline';
import { Icon } from '../components/icon.tsx';
import { inFull } from '../dates.ts';
import { usePanel } from '../panel-context.ts';
import { saveFile } from '../save-file.ts';
import { useStyle } from '../components/later.tsx';
import { useOwnCases } from './use-own-cases.ts';
import { Rating } from './rating.tsx';

/** How a case comes to its end: whether it is solved, how the help was, and the conversation as a file to keep. */
export function Ending({ view }: { view: Case }) {
  const { heading } = usePanel();
  const { wrong, ask, say } = useOwnCases();
  const reopened = useSignal(false);
  useStyle(endingCss);
  const isAnswered = view.messages.some(({ from }) => from === 'staff');
  const asks = view.state !== 'open' && isAnswered && view.solved !== 'confirmed';

  async function reopen() {
    if (!(await say((own) => own.reopen(view)))) return;
    reopened.value = true;
    // What is still wrong is the next thing to say, if the panel is not shut by now.
    (heading.current?.getRootNode() as ShadowRoot | undefined)?.querySelector<HTMLElement>('.composer textarea')?.focus();
  }
  async function save() {
    const words = { title: `${text.topics[view.topic]} · ${text.caseNumber(view.number!)}`, player: text.parts.player, agent: text.agent };
    const file = await ask((own) => own.transcript(view.id, { ...words, moment: inFull }));
    if (file) saveFile(file);
  }
  return (
    <div class="ending">
      {asks && (
        <div class="card asks" role="group" aria-labelledby="solved">
          <p id="solved">{text.solved.ask}</p>
          <div class="row">
            <button type="button" class="grow" onClick={() => say((own) => own.confirm(view))}>
              {text.forms.yes}
            </button>
            <button type="button" class="grow" onClick={reopen}>
              {text.forms.no}
            </button>
          </div>
        </div>
      )}
      {view.state === 'closed' && isAnswered && <Rating key={view.rating} view={view} />}
      <p class="hint centre" role="status">
        {reopened.value && view.state === 'open' && text.solved.still}
      </p>
      <p role="alert" class="wrong">
        {wrong.value}
      </p>
      {isAnswered && (
        <button type="button" class="quiet" onClick={save}>
          <Icon name="save" /> <span>{text.solved.save}</span>
        </button>
      )}
    </div>
  );
}
