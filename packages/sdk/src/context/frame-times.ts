import type { Context } from '@savepoint/protocol';

type FrameMs = NonNullable<NonNullable<Context['performance']>['frameMs']>;

/** Ten seconds at 60 frames a second. */
const FRAMES = 600;
/** The page was hidden: no frame of the game. */
const HIDDEN_MS = 2_000;

export interface FrameTimes {
  /** Undefined while no frame has been noted. */
  now(): FrameMs | undefined;
  stop(): void;
}

/** Notes the length of every frame from now on, for studios that ask for it. */
export function sampleFrames(): FrameTimes {
  const ring = new Float64Array(FRAMES);
  let count = 0;
  let last = 0;
  let frame = requestAnimationFrame(function sample(now) {
    if (last && now - last < HIDDEN_MS) ring[count++ % FRAMES] = now - last;
    last = now;
    frame = requestAnimationFrame(sample);
  });
  return {
    now: () => (count > 0 ? percentiles(ring.subarray(0, Math.min(count, FRAMES))) : undefined),
    stop: () => cancelAnimationFrame(frame),
  };
}

/** Percentiles (nearest rank) of frame lengths, in milliseconds. */
export function percentiles(frames: Float64Array): FrameMs {
  const sorted = frames.toSorted();
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]! * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}
