const LEFT = ['ArrowLeft', 'KeyA'];
const RIGHT = ['ArrowRight', 'KeyD'];
const UP = ['ArrowUp', 'KeyW'];
const DOWN = ['ArrowDown', 'KeyS'];

/** Keys, the first pad and a dragging pointer, as one wish for each frame. */
export function listen(canvas: HTMLCanvasElement) {
  const down = new Set<string>();
  const seen = { keys: 0, pad: false };
  let pressed = false;
  let drag: { x: number; y: number } | undefined;
  addEventListener('keydown', (event) => {
    seen.keys++;
    down.add(event.code);
    if (event.code === 'Space') pressed = true;
    if (/^(Arrow|Space)/.test(event.code)) event.preventDefault();
  });
  addEventListener('keyup', ({ code }) => down.delete(code));
  addEventListener('blur', () => down.clear());
  const steer = (event: PointerEvent) => {
    drag = { x: (event.clientX / innerWidth - 0.5) * 3, y: (0.5 - event.clientY / innerHeight) * 3 };
  };
  canvas.addEventListener('pointerdown', (event) => {
    pressed = true;
    steer(event);
  });
  canvas.addEventListener('pointermove', (event) => event.buttons && steer(event));
  for (const type of ['pointerup', 'pointercancel']) canvas.addEventListener(type, () => (drag = undefined));

  const any = (codes: string[]) => Number(codes.some((code) => down.has(code)));
  const within = (value: number) => Math.max(-1, Math.min(1, value));
  return {
    seen,
    read() {
      const pad = navigator.getGamepads().find((pad) => pad);
      const padPressed = pad?.buttons.some((button) => button.pressed) ?? false;
      seen.pad ||= padPressed;
      const x = any(RIGHT) - any(LEFT) + (pad?.axes[0] ?? 0) + (drag?.x ?? 0);
      const y = any(UP) - any(DOWN) - (pad?.axes[1] ?? 0) + (drag?.y ?? 0);
      const press = pressed || padPressed;
      pressed = false;
      return { x: within(x), y: within(y), press };
    },
  };
}
