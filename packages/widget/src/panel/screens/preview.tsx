import type { ContextPart } from '@savepoint/protocol';
import { text } from '../../i18n/text.ts';
import { contextRows } from '../context-rows.ts';
import { Layout } from '../components/layout.tsx';
import { usePanel } from '../panel-context.ts';

/** Everything that goes with the report, part by part, each with its switch. */
export function PreviewScreen() {
  const { draft, back } = usePanel();
  const parts = Object.keys(text.parts).filter((part) => draft.collected.value[part as ContextPart]) as ContextPart[];
  const foot = (
    <button type="button" class="main" onClick={back}>
      {text.done}
    </button>
  );
  return (
    <Layout title={text.previewTitle} foot={foot}>
      <p class="hint">{parts.length > 0 ? text.previewHint : text.previewEmpty}</p>
      {parts.map((part) => (
        <section class="card part" key={part} data-part={part}>
          <label class="row">
            <strong class="grow">{text.parts[part]}</strong>
            <input
              type="checkbox"
              class="switch"
              role="switch"
              checked={!draft.dropped.value.has(part)}
              onChange={() => draft.toggle(part)}
            />
          </label>
          {!draft.dropped.value.has(part) && (
            <dl>
              {contextRows(part, draft.context.value).map(([label, value], i) => (
                <div key={i}>
                  <dt>{label}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </Layout>
  );
}
