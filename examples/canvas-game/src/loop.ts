/** Calls `frame` before each picture with the seconds since the last one. Returns the undo. */
const LONGEST_S = 0.1;

export function startLoop(frame: (stepS: number) => void): () => void {
  let handle = 0;
  let lastMs = performance.now();
  const turn = (nowMs: number): void => {
    handle = requestAnimationFrame(turn);
    // A tab that slept wakes to one short frame, not to minutes of game.
    const stepS = Math.min(LONGEST_S, Math.max(0, nowMs - lastMs) / 1000);
    lastMs = nowMs;
    frame(stepS);
  };
  handle = requestAnimationFrame(turn);
  return () => cancelAnimationFrame(handle);
}
