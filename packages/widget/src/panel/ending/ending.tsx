import { useSignal } from '@preact/signals';
import type { Case } from '@savepoint/sdk';
import { text } from '../../i18n/text.ts';
import endingCss from '../../theme/panel/ending.css?inline';
import { Icon } from '../components/icon.tsx';
import { inFull } from '../dates.ts';
import { usePanel } from '../panel-context.ts';
import { saveFile } from '../save-file.ts';
import { useStyle } from '../components/later.tsx';
import { Rating } from './rating.tsx';

/** How a case comes to its end: whether it is solved, how the help was, and the conversation as a file to keep. */
export function Ending({ view }: { view: Case }) {
  const { support, heading } = usePanel();
  const reopened = useSignal(false);
  useStyle(endingCss);
  const own = async () => (await support.features())?.ownCases();
  const isAnswered = view.messages.some(({ from }) => from === 'staff');
  const asks = view.state !== 'open' && isAnswered && view.solved !== 'confirmed';

  async function reopen() {
    const receipt = await (await own())?.reopen(view);
    if (!receipt?.ok) return;
    reopened.value = true;
    // What is still wrong is the next thing to say.
    (heading.current!.getRootNode() as ShadowRoot).querySelector<HTMLElement>('.composer textarea')?.focus();
  }
  async function save() {
    const words = { title: `${text.topics[view.topic]} · ${text.caseNumber(view.number!)}`, player: text.parts.player, agent: text.agent };
    const file = (await own())?.transcript(view.id, { ...words, moment: inFull });
    if (file) saveFile(file);
  }
  return (
    <div class="ending">
      {asks && (
        <div class="card asks" role="group" aria-labelledby="solved">
          <p id="solved">{text.solved.ask}</p>
          <div class="row">
            <button type="button" class="grow" onClick={async () => (await own())?.confirm(view)}>
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
      {isAnswered && (
        <button type="button" class="quiet" onClick={save}>
          <Icon name="save" /> <span>{text.solved.save}</span>
        </button>
      )}
    </div>
  );
}
