import { useSignal } from '@preact/signals';
import type { ApiKey } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { problemText } from '../../format/problem-text.ts';
import { shortDay } from '../../format/time.ts';
import { text } from '../../i18n/text.ts';
import { asApiError } from '../../models/api-error.ts';
import { useSurroundings } from '../desk-context.ts';
import { ApiKeyDialog } from './api-key-dialog.tsx';
import { LoadProblem } from './load-problem.tsx';
import { RoleChips } from './role-chips.tsx';

/** The programs that act as staff do. */
export function ApiKeysPage() {
  const { keys } = useSurroundings().settings.apiKeys;
  const adding = useSignal(false);
  useEffect(() => void keys.load(), []);
  return (
    <>
      <div class="settings-lead">
        <p>{text.people.keysLead}</p>
        <button type="button" class="button button-primary" onClick={() => (adding.value = true)}>
          {text.people.addKey}
        </button>
      </div>
      <LoadProblem of={keys} />
      {keys.value.value?.length === 0 && <p class="quiet">{text.people.noKeys}</p>}
      <ul class="lines" aria-label={text.settings.pages['api-keys']}>
        {keys.value.value?.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </ul>
      {adding.value && <ApiKeyDialog onClose={() => (adding.value = false)} />}
    </>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { desk, settings } = useSurroundings();
  const { name, games, createdAt, lastUsedAt } = apiKey;
  const day = (atMs: number) => shortDay(atMs, desk.page.now.value);
  const remove = () =>
    settings.apiKeys.remove(apiKey.id).catch((thrown: unknown) => {
      desk.notices.show({ text: problemText(asApiError(thrown)), tone: 'bad' });
    });
  return (
    <li class="line">
      <div class="line-who">
        <p class="line-name">
          <bdi>{name}</bdi>
        </p>
        <p class="line-facts">
          <RoleChips games={games} />
          <span>{text.people.created(day(createdAt))}</span>
          <span>{lastUsedAt === null ? text.people.neverUsed : text.people.used(day(lastUsedAt))}</span>
        </p>
      </div>
      <button type="button" class="button" aria-label={text.people.removeKeyOf(name)} onClick={() => void remove()}>
        {text.common.remove}
      </button>
    </li>
  );
}
