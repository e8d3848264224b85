import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';

/** E-mail and password in, a session (or the reason why not) out. */
export function SignIn() {
  const { session } = useDesk();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const busy = session.phase.value === 'signing-in';
  const problem = session.problem.value;
  useEffect(() => email.current?.focus(), []);
  useEffect(() => {
    if (problem?.code === 'wrong_credentials') password.current?.select();
  }, [problem]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) {
      void session.signIn({ email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' });
    }
  };

  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={submit} aria-labelledby="sign-in-title">
        <span class="brand-mark">
          <Icon name="mark" />
        </span>
        <h1 id="sign-in-title">{text.desk.title}</h1>
        <p class="sign-in-lead">
          {session.ended.value
            ? text.signIn.ended
            : text.signIn.lead}
        </p>
        <label class="field">
          <span>{text.signIn.email}</span>
          <input ref={email} type="email" name="email" autocomplete="username" required maxLength={254} />
        </label>
        <label class="field">
          <span>{text.signIn.password}</span>
          <input ref={password} type="password" name="password" autocomplete="current-password" required />
        </label>
        <p class="sign-in-problem" role="alert">
          {problem && problemText(problem)}
        </p>
        <button type="submit" class="button button-primary button-wide" disabled={busy}>
          {busy ? text.signIn.signingIn : text.signIn.signIn}
        </button>
      </form>
    </main>
  );
}
