import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { proofProblem } from './proof-problem.ts';
import { useDeed } from '../use-deed.ts';

/** The present password and a new one in; every other session ends. */
export function PasswordChange() {
  const { account } = useSurroundings().settings;
  const old = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const done = useSignal(false);
  const deed = useDeed();
  const change = async () => {
    done.value = false;
    const [present = '', chosen = ''] = [old.current?.value, next.current?.value];
    done.value = await deed.run(() => account.changePassword(present, chosen));
    if (done.value) form.current?.reset();
    else old.current?.select();
  };
  return (
    <form
      ref={form}
      class="form-part"
      aria-labelledby="password-title"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <h3 id="password-title">{text.account.password}</h3>
      <label class="field">
        <span>{text.account.oldPassword}</span>
        <input ref={old} type="password" autocomplete="current-password" required />
      </label>
      <label class="field">
        <span>{text.account.newPassword}</span>
        <input ref={next} type="password" autocomplete="new-password" required minLength={10} />
      </label>
      <p class="form-problem" role="alert">
        {proofProblem(deed.problem.value)}
      </p>
      <div class="form-buttons">
        <p class="form-done" role="status">
          {done.value && text.account.passwordChanged}
        </p>
        <button type="submit" class="button" disabled={deed.busy.value}>
          {text.account.changePassword}
        </button>
      </div>
    </form>
  );
}
