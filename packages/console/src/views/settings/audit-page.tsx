import { useEffect } from 'preact/hooks';
import type { AuditEntry } from '@savepoint/protocol';
import { fullTime, momentText } from '../../format/time.ts';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';

/** What staff and programs did, newest first. */
export function AuditPage() {
  const { audit } = useSurroundings().settings;
  const { entries, phase, problem } = audit;
  useEffect(() => void audit.load(), []);
  const empty = phase.value === 'whole' && entries.value.length === 0;
  return (
    <>
      <p class="settings-lead">{text.audit.lead}</p>
      {empty && <p class="quiet">{text.audit.nothing}</p>}
      {entries.value.length > 0 && (
        <div class="audit" role="region" aria-label={text.settings.pages.audit} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.audit.when}</th>
                <th scope="col">{text.audit.who}</th>
                <th scope="col">{text.audit.what}</th>
                <th scope="col">{text.audit.subject}</th>
              </tr>
            </thead>
            <tbody>
              {entries.value.map((entry, index) => (
                <EntryRow key={index} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="form-problem" role="alert">
        {problem.value && problemText(problem.value)}
      </p>
      {phase.value !== 'whole' && (
        <button
          type="button"
          class="button"
          disabled={phase.value === 'loading'}
          onClick={() => void (entries.value.length === 0 ? audit.load() : audit.loadOlder())}
        >
          {phase.value === 'loading' ? text.common.loading : text.audit.older}
        </button>
      )}
    </>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const { at, name, what, subject, status, reason } = entry;
  const { done } = text.audit;
  const refused = status >= 400;
  return (
    <tr data-refused={refused}>
      <td>
        <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
          {momentText(at)}
        </time>
      </td>
      <td dir="auto">{name}</td>
      <td>
        {Object.hasOwn(done, what) ? done[what as keyof typeof done] : what}
        {refused && <span class="chip chip-bad">{text.audit.refused(status)}</span>}
        {reason !== undefined && (
          <span class="audit-reason" dir="auto">
            {reason}
          </span>
        )}
      </td>
      <td class="audit-subject">{subject}</td>
    </tr>
  );
}
