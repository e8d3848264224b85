import type { Uuid } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';

/** Which colleagues have this case open, and who of them has begun an answer. */
export function Company({ caseId }: { caseId: Uuid }) {
  const { company } = useDesk();
  const there = company.byCase.value.get(caseId) ?? [];
  const names = (state: 'here' | 'writing') => there.filter((one) => one.state === state).map(({ staff }) => staff.name);
  const [here, writing] = [names('here'), names('writing')];
  return (
    <p class="company" role="status" data-writing={writing.length > 0}>
      {writing.length > 0 ? text.notes.writing(writing.join(', ')) : here.length > 0 ? text.notes.here(here.join(', ')) : null}
    </p>
  );
}
