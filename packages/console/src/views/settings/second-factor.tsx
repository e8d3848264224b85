import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { QrCode } from '../../components/qr-code.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { proofProblem } from './proof-problem.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useDeed } from '../use-deed.ts';

/** Turns the second factor on, by a picture and a code, or off, by the password. */
export function SecondFactor({ held, asked }: { held: Signal<boolean>; asked: Signal<boolean> }) {
  const { session } = useSurroundings().desk.session;
  const on = session.value?.totp ?? false;
  const codes = useSignal<string[] | null>(null);
  const told = (found: string[]) => {
    codes.value = found;
    held.value = true;
  };
  const kept = () => {
    codes.value = null;
    held.value = false;
  };
  return (
    <section class="form-part" aria-labelledby="factor-title">
      <h3 id="factor-title">{text.account.factor}</h3>
      {codes.value ? (
        <RecoveryCodes codes={codes.value} onKept={kept} />
      ) : on ? (
        <TurnOff />
      ) : (
        <TurnOn asked={asked} onCodes={told} />
      )}
    </section>
  );
}

function TurnOn({ asked, onCodes }: { asked: Signal<boolean>; onCodes: (codes: string[]) => void }) {
  const { account } = useSurroundings().settings;
  const uri = useSignal<string | null>(null);
  const code = useRef<HTMLInputElement>(null);
  const begin = useDeed();
  const confirm = useDeed();
  useEffect(() => code.current?.focus(), [uri.value]);
  if (!uri.value) {
    const problem = begin.problem.value;
    return (
      <>
        <p>{text.account.factorOff}</p>
        <p class="form-problem" role="alert">
          {problem && problemText(problem)}
        </p>
        <div class="form-buttons">
          <button
            type="button"
            class="button"
            disabled={begin.busy.value}
            onClick={() => void begin.run(async () => (uri.value = await account.beginTotp()))}
          >
            {text.account.turnOn}
          </button>
        </div>
      </>
    );
  }
  const finish = async () => {
    asked.value = true;
    const done = await confirm.run(async () => onCodes(await account.confirmTotp(code.current?.value.trim() ?? '')));
    asked.value = false;
    if (!done) code.current?.select();
  };
  const problem = confirm.problem.value;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <p>{text.account.scan}</p>
      <div class="factor">
        <QrCode text={uri.value} label={text.account.picture} />
        <div>
          <p class="factor-key">
            <span>{text.account.key}</span>
            <code>{secretOf(uri.value)}</code>
          </p>
          <label class="field">
            <span>{text.account.code}</span>
            <input ref={code} inputMode="numeric" autocomplete="one-time-code" required maxLength={10} />
          </label>
        </div>
      </div>
      <p class="form-problem" role="alert">
        {problem && problemText(problem)}
      </p>
      <div class="form-buttons">
        <button type="submit" class="button button-primary" disabled={confirm.busy.value}>
          {text.account.confirm}
        </button>
      </div>
    </form>
  );
}

function TurnOff() {
  const { account } = useSurroundings().settings;
  const password = useRef<HTMLInputElement>(null);
  const deed = useDeed();
  const end = async () => {
    if (!(await deed.run(() => account.endTotp(password.current?.value ?? '')))) password.current?.select();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
      <p>{text.account.factorOn}</p>
      <label class="field">
        <span>{text.account.proof}</span>
        <input ref={password} type="password" autocomplete="current-password" required />
      </label>
      <p class="form-problem" role="alert">
        {proofProblem(deed.problem.value)}
      </p>
      <div class="form-buttons">
        <button type="submit" class="button" disabled={deed.busy.value}>
          {text.account.turnOff}
        </button>
      </div>
    </form>
  );
}

/** The key that an `otpauth:` address holds, in groups that can be typed off. */
const secretOf = (uri: string): string => new URL(uri).searchParams.get('secret')?.replace(/(.{4})(?=.)/g, '$1 ') ?? '';
