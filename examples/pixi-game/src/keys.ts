/** Keys and the first pad, as steps of the cursor and as a press. */
export interface Steering {
  step(x: number, y: number): void;
  press(): void;
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  KeyA: [-1, 0],
  ArrowRight: [1, 0],
  KeyD: [1, 0],
  ArrowUp: [0, 1],
  KeyW: [0, 1],
  ArrowDown: [0, -1],
  KeyS: [0, -1],
};
/** Numbers of the standard pad: A, then the cross. */
const PAD_STEPS: readonly (readonly [number, number, number])[] = [
  [12, 0, 1],
  [13, 0, -1],
  [14, -1, 0],
  [15, 1, 0],
];

/** Gives what is down now, and `poll`, which asks the pad and must be called in each frame. */
export function listen({ step, press }: Steering) {
  const down = new Set<string>();
  let before: boolean[] = [];
  const seen = { keys: 0, pad: false };
  addEventListener('keydown', (event) => {
    seen.keys++;
    down.add(event.code);
    const [x, y] = STEPS[event.code] ?? [0, 0];
    if (x || y) step(x, y);
    if (event.code === 'Space' || event.code === 'Enter') press();
    if (x || y || event.code === 'Space') event.preventDefault();
  });
  addEventListener('keyup', ({ code }) => down.delete(code));
  addEventListener('blur', () => down.clear());
  return {
    down,
    seen,
    poll() {
      const pad = navigator.getGamepads().find((pad) => pad);
      const now = pad?.buttons.map(({ pressed }) => pressed) ?? [];
      const fresh = (button: number) => now[button] && !before[button];
      for (const [button, x, y] of PAD_STEPS) if (fresh(button)) step(x, y);
      if (fresh(0)) press();
      seen.pad ||= now.includes(true);
      before = now;
    },
  };
}
