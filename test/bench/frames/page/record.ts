/** What a stretch of time looked like to the player, and what it cost the main thread beyond 50 ms at once. */
export interface Stretch {
  /** Frames that were due at 60 a second and did not come. */
  dropped: number;
  worstGapMs: number;
  p99GapMs: number;
  longTasks: number;
  worstTaskMs: number;
}

const FRAME_MS = 1000 / 60;

/** Notes every frame and long task from now on. */
export function startRecording() {
  let frames: number[] = [];
  let tasks: number[] = [];
  requestAnimationFrame(function note(now) {
    frames.push(now);
    requestAnimationFrame(note);
  });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  return {
    begin() {
      frames = frames.slice(-1);
      tasks = [];
    },
    end(): Stretch {
      const gaps = frames.slice(1).map((at, i) => at - frames[i]!);
      const sorted = gaps.toSorted((a, b) => a - b);
      return {
        dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0),
        worstGapMs: sorted.at(-1) ?? 0,
        p99GapMs: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
        longTasks: tasks.length,
        worstTaskMs: Math.max(0, ...tasks),
      };
    },
  };
}
