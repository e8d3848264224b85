import { useSignal } from '@preact/signals';
import type { Moment } from '../format/timeline.ts';
import { fullTime } from '../format/time.ts';
import { text } from '../i18n/text.ts';

/** The moments nearest to the report say most; the older ones come when asked for. */
const SHOWN = 12;

/** Moments before a report in, a vertical line of time that ends with the report out. */
export function Timeline({ moments }: { moments: Moment[] }) {
  const all = useSignal(false);
  const hidden = all.value ? 0 : Math.max(0, moments.length - SHOWN);
  return (
    <>
      {hidden > 0 && (
        <button type="button" class="link timeline-more" onClick={() => (all.value = true)}>
          {text.context.showEarlier(hidden)}
        </button>
      )}
      <ol class="timeline">
        {moments.slice(hidden).map((moment, index) => (
          <li key={index} class={moment.error ? 'moment moment-error' : 'moment'}>
            <time class="moment-offset" title={text.context.byPlayersClock(fullTime(moment.at))}>
              {moment.offset}
            </time>
            <span class="moment-dot" />
            <span class="moment-text">
              <bdi>{moment.text}</bdi>
              {moment.category && !moment.error && <span class="moment-category">{moment.category}</span>}
            </span>
          </li>
        ))}
        <li class="moment moment-report">
          <span class="moment-offset">0:00</span>
          <span class="moment-dot" />
          <span class="moment-text">{text.context.written}</span>
        </li>
      </ol>
    </>
  );
}
