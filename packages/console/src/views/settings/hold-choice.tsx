import { HOLD_CHOICES_MS } from '@savepoint/protocol';
import { useSignal } from '@preact/signals';
import { Icon } from '../../components/icon.tsx';
import { problemText } from '../../format/problem-text.ts';
import { text } from '../../i18n/text.ts';
import { useSurroundings } from '../desk-context.ts';
import { useDeed } from '../use-deed.ts';

/** How long one's replies can be taken back; kept as soon as it is chosen. */
export function HoldChoice() {
  const { account } = useSurroundings().settings;
  const { session } = useSurroundings().desk.session;
  const done = useSignal(false);
  const deed = useDeed();
  const choose = async (chosen: string) => {
    const holdMs = HOLD_CHOICES_MS.find((one) => String(one) === chosen);
    if (holdMs === undefined) return;
    done.value = false;
    done.value = await deed.run(() => account.setHold(holdMs));
  };
  return (
    <div class="form-part">
      <h3>{text.sending.hold}</h3>
      <label class="field">
        <span>{text.sending.holdLead}</span>
        <span class="select select-tall">
          <select value={String(session.value?.holdMs)} onChange={(event) => void choose(event.currentTarget.value)}>
            {HOLD_CHOICES_MS.map((holdMs) => (
              <option key={holdMs} value={String(holdMs)}>
                {holdMs === 0 ? text.sending.off : text.sending.seconds(holdMs / 1_000)}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
      </label>
      <p class="form-done" role="status">
        {done.value && text.sending.kept}
      </p>
      <p class="form-problem" role="alert">
        {deed.problem.value && problemText(deed.problem.value)}
      </p>
    </div>
  );
}
