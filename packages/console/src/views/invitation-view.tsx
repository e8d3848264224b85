import { useEffect, useRef } from 'preact/hooks';
import { Form } from '../components/form.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { useSurroundings } from './desk-context.ts';
import { Door } from './door.tsx';
import { useDeed } from './use-deed.ts';

/** The secret of an invitation's link in, somebody who works here out. */
export function InvitationView({ token }: { token: string }) {
  const { desk, settings } = useSurroundings();
  const { invitation } = text.signIn;
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const deed = useDeed();
  const problem = deed.problem.value;
  const signedIn = desk.session.session.value;
  useEffect(() => name.current?.focus(), []);
  const toDesk = () => desk.page.go('#/', 'replace');
  const join = async () => {
    const given = [name.current?.value.trim() ?? '', password.current?.value ?? ''] as const;
    // The secret leaves the address as soon as it is worth nothing.
    if (await deed.run(() => settings.account.accept(token, ...given))) toDesk();
  };
  if (signedIn && !deed.busy.value) {
    return (
      <Door title={invitation.title} lead={invitation.signedIn(signedIn.staff.name)}>
        <div class="form-buttons">
          <button type="button" class="button" onClick={() => void deed.run(desk.session.signOut)}>
            {text.desk.signOut}
          </button>
          <button type="button" class="button button-primary" onClick={toDesk}>
            {invitation.toDesk}
          </button>
        </div>
      </Door>
    );
  }
  return (
    <Door title={invitation.title} lead={invitation.lead}>
      <Form
        action={deed.busy.value ? invitation.joining : invitation.accept}
        problem={problem && (problem.code === 'not_found' ? invitation.gone : problemText(problem))}
        ready={!deed.busy.value}
        wide
        labelledBy="door-title"
        onSend={join}
      >
        <label class="field">
          <span>{invitation.name}</span>
          <input ref={name} name="name" autocomplete="name" required maxLength={100} />
        </label>
        <label class="field">
          <span>{invitation.password}</span>
          <input ref={password} type="password" name="password" autocomplete="new-password" required minLength={10} />
        </label>
      </Form>
    </Door>
  );
}
