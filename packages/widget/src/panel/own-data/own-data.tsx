import { useSignal } from '@preact/signals';
import type { ErasureProof } from '@savepoint/protocol';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import ownDataCss from '../../theme/panel/own-data.css?inline';
import { Icon } from '../components/icon.tsx';
import { useStyle } from '../components/later.tsx';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';
import { saveFile } from '../save-file.ts';

/** What the player is told of an erasure, by the tables it names. */
const TOLD = ['cases', 'message', 'file'] as const;

/** What is kept of the player: a copy of it, and its end. */
export function OwnDataScreen() {
  const { support, draft } = usePanel();
  const busy = useSignal(false);
  const failed = useSignal(false);
  const asks = useSignal(false);
  const proof = useSignal<ErasureProof | undefined>(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  useStyle(ownDataCss);

  const stopAsking = () => {
    asks.value = false;
    opener.current?.focus();
  };

  /** Undefined is what everything of this comes to where the server cannot be asked. */
  async function attempt<T>(ask: () => Promise<T | undefined> | undefined): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    failed.value = false;
    const made = await Promise.resolve(ask()).catch(() => undefined);
    busy.value = false;
    failed.value = made === undefined;
    return made;
  }

  async function save() {
    const file = await attempt(async () => (await support.features())?.myData());
    if (file) saveFile(file);
  }

  async function erase() {
    // What is being written is the player's too, and would be kept again; what is written meanwhile is none of it.
    const clear = draft.clearing();
    const made = await attempt(async () => (await support.features())?.eraseMyData());
    clear(made !== undefined);
    if (!made) return stopAsking();
    void draft.stored(true);
    proof.value = made;
  }

  const status = (
    <p class="hint centre" role="status">
      {failed.value && text.mine.offline}
      {proof.value && text.mine.gone}
    </p>
  );
  if (proof.value) {
    return (
      <Layout title={text.mine.title}>
        {status}
        <Removed counts={proof.value.counts} />
      </Layout>
    );
  }
  return (
    <Layout title={text.mine.title}>
      <p class="hint">{text.mine.about}</p>
      <ul class="list card">
        <li>
          <button type="button" class="row" aria-disabled={busy.value} onClick={save}>
            <Icon name="save" />
            <span class="grow">{text.mine.save}</span>
          </button>
        </li>
        <li>
          <button
            type="button"
            class="row danger"
            ref={opener}
            aria-expanded={asks.value}
            onClick={() => (asks.value = !asks.value)}
          >
            <Icon name="close" />
            <span class="grow">{text.mine.erase}</span>
          </button>
        </li>
      </ul>
      {asks.value && <Sure busy={busy.value} erase={erase} keep={stopAsking} />}
      {status}
    </Layout>
  );
}

/** The question takes the focus, at its harmless answer: Enter pressed twice must not delete anything. */
function Sure({ busy, erase, keep }: { busy: boolean; erase(): void; keep(): void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current!.focus(), []);
  return (
    <div class="card sure" role="group" aria-labelledby="sure">
      <p id="sure">{text.mine.sure}</p>
      <div class="row">
        <button type="button" class="grow centred" ref={cancel} onClick={keep}>
          {text.cancel}
        </button>
        <button type="button" class="grow centred danger" aria-disabled={busy} onClick={erase}>
          {text.mine.yes}
        </button>
      </div>
    </div>
  );
}

function Removed({ counts }: { counts: Record<string, number> }) {
  const words = { cases: text.myCases, message: text.mine.messages, file: text.mine.files };
  return (
    <dl class="card removed">
      {TOLD.map((table) => (
        <div key={table} class="row">
          <dt class="grow">{words[table]}</dt>
          <dd>{counts[table] ?? 0}</dd>
        </div>
      ))}
    </dl>
  );
}
