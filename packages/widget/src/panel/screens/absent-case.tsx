import { useEffect } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { Icon } from '../components/icon.tsx';
import { Meanwhile } from '../components/meanwhile.tsx';
import { usePanel, type CaseRoute } from '../panel-context.ts';
import { savedWords } from '../state-words.ts';

/** A case that is not on this device, or not yet. */
export function AbsentCase({ caseId, isKept }: CaseRoute) {
  const { support, seen, replace } = usePanel();
  useEffect(() => {
    // Asks the server for it.
    support.watch(caseId);
    return () => support.watch(undefined);
  }, []);
  const saved = savedWords(seen.storage.value);
  if (isKept) return <Meanwhile title={text.newCase} now={saved} late={saved} />;
  return (
    <Meanwhile title={text.title} now={text.chat.connecting} late={text.faults.unknown_case}>
      <button type="button" class="row card" onClick={() => replace('case', { name: 'cases' })}>
        <Icon name="inbox" />
        <span class="grow">{text.myCases}</span>
        <Icon name="next" />
      </button>
    </Meanwhile>
  );
}
