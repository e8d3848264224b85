import type { Context } from '@savepoint/protocol';

type FrameMs = NonNullable<NonNullable<Context['performance']>['frameMs']>;

/** Ten seconds at 60 frames a second. */
const FRAMES = 600;
/** The page was hidden: no frame of the game. */
const HIDDEN_MS = 2_000;

const ring = new Float64Array(FRAMES);
let count = 0;
let sampling = false;

/** Notes the length of every frame from now on, for studios that ask for it; gives the end. */
export function sampleFrames(): () => void {
  sampling = true;
  let last = 0;
  let frame = requestAnimationFrame(function sample(now) {
    if (last && now - last < HIDDEN_MS) ring[count++ % FRAMES] = now - last;
    last = now;
    frame = requestAnimationFrame(sample);
  });
  return () => {
    sampling = false;
    count = 0;
    cancelAnimationFrame(frame);
  };
}

/** Percentiles (nearest rank) of the frames that were sampled, in milliseconds; undefined when none were. */
export function frameTimes(): FrameMs | undefined {
  return sampling && count > 0 ? percentiles(ring.subarray(0, Math.min(count, FRAMES))) : undefined;
}

export function percentiles(frames: Float64Array): FrameMs {
  const sorted = frames.toSorted();
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]! * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}
