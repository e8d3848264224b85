import { useSignal } from '@preact/signals';
import type { SignInRequest } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Form } from '../components/form.tsx';
import { problemText } from '../format/problem-text.ts';
import { text } from '../i18n/text.ts';
import { PROVIDER_START } from '../models/settings/account.ts';
import { useDesk, useSurroundings } from './desk-context.ts';
import { Door } from './door.tsx';

/** E-mail, password and, where it is asked for, a code in; a session (or the reason why not) out. */
export function SignIn() {
  const { session } = useDesk();
  const { ended, problem } = session;
  /** What a code is asked for. */
  const given = useSignal<SignInRequest | null>(null);
  const tried = useRef<SignInRequest | null>(null);
  useEffect(() => {
    if (problem.value?.code === 'code_required') given.value = tried.current;
  }, [problem.value]);
  const signIn = (request: SignInRequest) => {
    if (session.phase.peek() === 'signing-in') return;
    tried.current = request;
    void session.signIn(request);
  };
  return (
    <Door title={text.desk.title} lead={ended.value ? text.signIn.ended : text.signIn.lead}>
      {given.value ? (
        <CodeForm request={given.value} onSignIn={signIn} onOther={() => (given.value = null)} />
      ) : (
        <PasswordForm onSignIn={signIn} />
      )}
    </Door>
  );
}

type OnSignIn = (request: SignInRequest) => void;

function PasswordForm({ onSignIn }: { onSignIn: OnSignIn }) {
  const { session } = useDesk();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const problem = session.problem.value;
  useEffect(() => email.current?.focus(), []);
  useEffect(() => {
    if (problem?.code === 'wrong_credentials') password.current?.select();
  }, [problem]);
  return (
    <DoorForm
      onSend={() => onSignIn({ email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' })}
      foot={<ProviderLink />}
    >
      <label class="field">
        <span>{text.signIn.email}</span>
        <input ref={email} type="email" name="email" autocomplete="username" required maxLength={254} />
      </label>
      <label class="field">
        <span>{text.signIn.password}</span>
        <input ref={password} type="password" name="password" autocomplete="current-password" required />
      </label>
    </DoorForm>
  );
}

interface CodeFormProps {
  request: SignInRequest;
  onSignIn: OnSignIn;
  onOther: () => void;
}

function CodeForm({ request, onSignIn, onOther }: CodeFormProps) {
  const { session } = useDesk();
  const code = useRef<HTMLInputElement>(null);
  const problem = session.problem.value;
  useEffect(() => code.current?.focus(), []);
  useEffect(() => {
    if (problem?.code === 'wrong_code') code.current?.select();
  }, [problem]);
  return (
    <DoorForm
      onSend={() => onSignIn({ ...request, code: code.current?.value.trim() ?? '' })}
      foot={
        <button type="button" class="link sign-in-other" onClick={onOther}>
          {text.signIn.otherAccount}
        </button>
      }
    >
      <label class="field">
        <span>{text.signIn.code}</span>
        <input ref={code} name="code" autocomplete="one-time-code" spellcheck={false} required maxLength={40} />
        <small>{text.signIn.codeHint}</small>
      </label>
    </DoorForm>
  );
}

interface DoorFormProps {
  onSend: () => void;
  foot: ComponentChildren;
  children: ComponentChildren;
}

/** That a code is asked for is no problem. */
function DoorForm(props: DoorFormProps) {
  const { session } = useDesk();
  const busy = session.phase.value === 'signing-in';
  const problem = session.problem.value;
  return (
    <Form
      action={busy ? text.signIn.signingIn : text.signIn.signIn}
      problem={problem && problem.code !== 'code_required' && problemText(problem)}
      ready={!busy}
      wide
      labelledBy="door-title"
      {...props}
    />
  );
}

/** The way in by the studio's own provider, where there is one. */
function ProviderLink() {
  const { account } = useSurroundings().settings;
  const provider = useSignal<string | null>(null);
  useEffect(() => {
    // Without an answer the password still opens.
    account.provider().then((name) => (provider.value = name), () => undefined);
  }, []);
  if (provider.value === null) return null;
  return (
    <>
      <p class="sign-in-or">{text.signIn.or}</p>
      <a class="button button-wide" href={PROVIDER_START}>
        {text.signIn.with(provider.value)}
      </a>
    </>
  );
}
