import { useSignal, useSignalEffect } from '@preact/signals';
import type { Invitation, Person } from '@savepoint/protocol';
import { problemText } from '../../format/problem-text.ts';
import { shortDay } from '../../format/time.ts';
import { text } from '../../i18n/text.ts';
import { asApiError } from '../../models/api-error.ts';
import { useSurroundings } from '../desk-context.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { LoadProblem } from './load-problem.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonRow } from './person-row.tsx';
import { RoleChips } from './role-chips.tsx';

/** Who works here, and who is asked to. */
export function PeoplePage() {
  const { desk, settings } = useSurroundings();
  const { people, invitations } = settings.people;
  const inviting = useSignal(false);
  const changing = useSignal<Person | null>(null);
  const mayInvite = desk.session.can('staff.invite');
  // Whoever comes back to the tab sees who has come in since.
  useSignalEffect(() => {
    if (!desk.page.visible.value) return;
    void people.load();
    if (mayInvite) void invitations.load();
  });
  return (
    <>
      <div class="settings-lead">
        <p>{text.people.lead}</p>
        {mayInvite && (
          <button type="button" class="button button-primary" onClick={() => (inviting.value = true)}>
            {text.people.invite}
          </button>
        )}
      </div>
      <LoadProblem of={people} />
      <ul class="lines" aria-label={text.settings.pages.people}>
        {people.value.value?.map((person) => (
          <PersonRow key={person.id} person={person} onChange={() => (changing.value = person)} />
        ))}
      </ul>
      {(invitations.value.value?.length ?? 0) > 0 && (
        <>
          <h2 id="invitations-title">{text.people.pending}</h2>
          <ul class="lines" aria-labelledby="invitations-title">
            {invitations.value.value?.map((one) => (
              <InvitationRow key={one.id} invitation={one} />
            ))}
          </ul>
        </>
      )}
      {inviting.value && <InviteDialog onClose={() => (inviting.value = false)} />}
      {changing.value && <PersonDialog person={changing.value} onClose={() => (changing.value = null)} />}
    </>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { desk, settings } = useSurroundings();
  const withdraw = () =>
    settings.people.withdraw(invitation.id).catch((thrown: unknown) => {
      desk.notices.show({ text: problemText(asApiError(thrown)), tone: 'bad' });
    });
  return (
    <li class="line">
      <div class="line-who">
        <p class="line-name">{invitation.email}</p>
        <p class="line-facts">
          <RoleChips games={invitation.games} />
          <span>{text.people.until(shortDay(invitation.expiresAt, desk.page.now.value))}</span>
        </p>
      </div>
      <button
        type="button"
        class="button"
        aria-label={text.people.withdrawOf(invitation.email)}
        onClick={() => void withdraw()}
      >
        {text.people.withdraw}
      </button>
    </li>
  );
}
