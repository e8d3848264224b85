import { useSignal } from '@preact/signals';
import type { CaseDetail } from '@savepoint/protocol';
import { reportFacts, type ReportFact } from '../../format/report-facts.ts';
import { text } from '../../i18n/text.ts';
import { chosenParts, goneAlong, lastRedaction } from '../../models/redaction.ts';
import { useDesk } from '../desk-context.ts';
import { RedactionForm } from './redaction-form.tsx';

/** A case in, those answers and details of its report that are ticked here taken away for good out. */
export function RedactReport(props: { detail: CaseDetail; onClose: () => void }) {
  // Somebody else has taken something away: what stood at a place is another thing now.
  return <Ticking key={lastRedaction(props.detail)} {...props} />;
}

function Ticking({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const words = text.redaction;
  const { deeds } = useDesk();
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const groups = reportFacts(detail);
  const facts = groups.flatMap((group) => group.facts);
  const along = goneAlong(detail.context, facts, chosen.value);
  const tick = (key: string, on: boolean) => {
    const next = new Set(chosen.peek());
    if (on) next.add(key);
    else next.delete(key);
    chosen.value = next;
  };
  const take = (reason: string) =>
    deeds.redactCase(detail.id, { ...chosenParts(facts, chosen.peek()), reason, after: lastRedaction(detail) });
  const row = ({ key, label, value }: ReportFact) => (
    <label key={key} class="choice redaction-fact">
      <input
        type="checkbox"
        checked={chosen.value.has(key) || along.has(key)}
        disabled={along.has(key)}
        onChange={(event) => tick(key, event.currentTarget.checked)}
      />
      <span class={chosen.value.has(key) || along.has(key) ? 'redaction-gone' : ''}>
        <bdi class="redaction-label">{label}</bdi> <bdi>{value}</bdi>
      </span>
      {along.has(key) && <span class="chip chip-bad">{words.along}</span>}
    </label>
  );
  return (
    <RedactionForm title={words.reportTitle} parts={chosen.value.size + along.size} onTake={take} onClose={onClose}>
      {groups.length === 0 && <p class="quiet">{words.nothing}</p>}
      <div class="redaction-facts" tabIndex={0} role="group" aria-label={text.context.contents}>
        {groups.map((group) => (
          <fieldset key={group.title} class="field">
            <legend>{group.title}</legend>
            {group.facts.map(row)}
          </fieldset>
        ))}
      </div>
    </RedactionForm>
  );
}
