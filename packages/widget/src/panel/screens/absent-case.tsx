import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { Notices } from '../components/notices.tsx';
import { usePanel, type CaseRoute } from '../panel-context.ts';
import { savedWords } from '../state-words.ts';

/** What comes from the server comes sooner as a rule; what comes later is shown all the same. */
const WAIT_MS = 5_000;

/** A case that is not on this device, or not yet. */
export function AbsentCase({ caseId, isKept }: CaseRoute) {
  const { support, seen, replace } = usePanel();
  const late = useSignal(false);
  useEffect(() => {
    // Asks the server for it.
    support.watch(caseId);
    const timer = setTimeout(() => (late.value = true), WAIT_MS);
    return () => {
      clearTimeout(timer);
      support.watch(undefined);
    };
  }, []);
  return (
    <Layout title={isKept ? text.newCase : text.title}>
      <Notices />
      <p class="hint centre" role="status">
        {isKept ? savedWords(seen.storage.value) : late.value ? text.faults.unknown_case : text.chat.connecting}
      </p>
      {late.value && !isKept && (
        <button type="button" class="row card" onClick={() => replace('case', { name: 'cases' })}>
          <Icon name="inbox" />
          <span class="grow">{text.myCases}</span>
          <Icon name="next" />
        </button>
      )}
    </Layout>
  );
}
