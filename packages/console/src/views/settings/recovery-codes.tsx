import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';

/** Codes that are shown this once in, a copy or a file of them out. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const copied = useSignal(false);
  useEffect(() => heading.current?.focus(), []);
  const whole = codes.join('\n');
  const copy = () => {
    navigator.clipboard?.writeText(whole).then(
      () => (copied.value = true),
      () => undefined,
    );
  };
  return (
    <>
      <h4 ref={heading} tabIndex={-1}>
        {text.account.codes}
      </h4>
      <p>{text.account.codesLead}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="form-buttons">
        <button type="button" class="button" onClick={copy}>
          {copied.value ? text.common.copied : text.common.copy}
        </button>
        <a
          class="button"
          download="savepoint-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${whole}\n`)}`}
        >
          {text.account.saveFile}
        </a>
        <button type="button" class="button button-primary" onClick={onKept}>
          {text.account.kept}
        </button>
      </div>
    </>
  );
}
