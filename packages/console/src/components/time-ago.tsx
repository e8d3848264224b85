import type { ReadonlySignal } from '@preact/signals';
import { fullTime, shortAge } from '../format/time.ts';

/** A moment in, how long ago it was out, kept right while it stands on screen. */
export function TimeAgo({ at, now }: { at: number; now: ReadonlySignal<number> }) {
  return (
    <time class="time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {shortAge(at, now.value)}
    </time>
  );
}
