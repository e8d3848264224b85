import { text } from '../i18n/text.ts';
import type { Notices } from '../models/notices.ts';
import { Icon } from './icon.tsx';

/** Notices in, a stack in the corner out, read out as they come. */
export function Toasts({ notices }: { notices: Notices }) {
  return (
    <>
      <div class="toasts" role="status" aria-live="polite">
        {notices.shown.value.map((notice) => (
          <div key={notice.id} class={`toast toast-${notice.tone}`}>
            {notice.tone === 'bad' && <Icon name="alert" />}
            <span>{notice.text}</span>
            {notice.action && (
              <button
                type="button"
                class="toast-action"
                onClick={() => {
                  notice.action?.run();
                  notices.dismiss(notice.id);
                }}
              >
                {notice.action.label}
              </button>
            )}
            <button type="button" class="icon-button" aria-label={text.common.dismiss} onClick={() => notices.dismiss(notice.id)}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
      <p class="visually-hidden" role="log" aria-live="polite">
        {notices.spoken.value}
      </p>
    </>
  );
}
