import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import type { ThemeChoice } from '../../models/theme.ts';
import { PREVIEW_READY, type PreviewOrder } from '../../preview/told.ts';

/** Long enough that a word is drawn once and not letter by letter. */
const PAUSE_MS = 400;

interface WidgetPreviewProps {
  /** Undefined: what is written now cannot be shown; what could be shown last stays. */
  order: PreviewOrder | undefined;
}

/** What is being written in, the widget itself with it out, in a page of its own. */
export function WidgetPreview({ order }: WidgetPreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const ready = useSignal(false);
  /** The panel takes the focus when it opens, and must not take it out of a field that is being written in. */
  const touched = useSignal(false);
  /** Gone into by keys: as long as nothing of this page has the focus. */
  const entered = useSignal(false);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source === frame.current?.contentWindow && data === PREVIEW_READY) ready.value = true;
    };
    const leave = ({ target }: FocusEvent) => void (entered.value = target === frame.current);
    addEventListener('message', hear);
    addEventListener('focusin', leave);
    return () => {
      removeEventListener('message', hear);
      removeEventListener('focusin', leave);
    };
  }, []);
  const isEntered = entered.value;
  // Not before it can be focused.
  useLayoutEffect(() => void (isEntered && frame.current?.focus()), [isEntered]);
  const said = order && JSON.stringify(order);
  const isReady = ready.value;
  useEffect(() => {
    if (!said || !isReady) return;
    const pause = setTimeout(() => {
      const now = JSON.parse(said) as PreviewOrder;
      // Later than whatever the page has kept of an earlier one.
      now.snapshot.sequence = Date.now();
      frame.current?.contentWindow?.postMessage(now, location.origin);
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [said, isReady]);
  return (
    <div
      class="preview"
      onPointerEnter={() => (touched.value = true)}
      onPointerLeave={() => (touched.value = false)}
    >
      <h2 class="preview-title">{text.editors.preview}</h2>
      <button type="button" class="link preview-enter" onClick={() => (entered.value = true)}>
        {text.editors.enter}
      </button>
      <iframe ref={frame} class="preview-frame" src="preview.html" title={text.editors.preview} inert={!touched.value && !isEntered} />
    </div>
  );
}

/** Light and dark as the console itself is. */
export const lookOf = (choice: ThemeChoice): PreviewOrder['look'] => (choice === 'system' ? 'auto' : choice);
