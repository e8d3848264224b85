import { HOLD_CHOICES_MS, type HoldMs } from '@savepoint/protocol';
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
  /** Not kept yet. One may choose again meanwhile: the last choice holds. */
  const chosen = useSignal<HoldMs | null>(null);
  const deed = useDeed();
  const keep = async () => {
    let last: HoldMs | null = null;
    while (chosen.peek() !== last) {
      const next = (last = chosen.peek()!);
      await account.setHold(next).catch((thrown: unknown) => {
        if (chosen.peek() === next) throw thrown;
      });
    }
  };
  const choose = async (said: string) => {
    const holdMs = HOLD_CHOICES_MS.find((one) => String(one) === said);
    if (holdMs === undefined) return;
    done.value = false;
    chosen.value = holdMs;
    if (deed.busy.peek()) return;
    done.value = await deed.run(keep);
    chosen.value = null;
  };
  return (
    <div class="form-part">
      <h3>{text.sending.hold}</h3>
      <label class="field">
        <span>{text.sending.holdLead}</span>
        <span class="select select-tall">
          <select value={String(chosen.value ?? session.value?.holdMs)} onChange={(event) => void choose(event.currentTarget.value)}>
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
