import type { Signal } from '@preact/signals';
import { Icon } from '../components/icon.tsx';
import { text } from '../i18n/text.ts';

/** Shows how a reply with marks will look. */
export function PreviewButton({ shown }: { shown: Signal<boolean> }) {
  return (
    <button
      type="button"
      class="icon-button reply-tool"
      title={text.writing.preview}
      aria-label={text.writing.preview}
      aria-pressed={shown.value}
      onClick={() => (shown.value = !shown.value)}
    >
      <Icon name="eye" />
    </button>
  );
}
