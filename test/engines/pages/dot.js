/**
 * The smallest game that can be watched: a dot that goes right while a key is down. No engine at all.
 * @param {HTMLCanvasElement} canvas
 * @param {Window | HTMLElement} target Where it listens for keys.
 */
export function startDot(canvas, target, { capture = false, stubborn = false } = {}) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const down = new Set();
  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false, volume: 1, pauses: 0, stopped: false };
  let x = 0;
  const press = (/** @type {KeyboardEvent} */ event) => {
    view.keysHeard++;
    down.add(event.code);
    if (stubborn || /^(Arrow|Space)/.test(event.code)) event.preventDefault();
  };
  const release = (/** @type {KeyboardEvent} */ event) => void down.delete(event.code);
  target.addEventListener('keydown', /** @type {EventListener} */ (press), capture);
  target.addEventListener('keyup', /** @type {EventListener} */ (release), capture);

  let handle = 0;
  function frame() {
    handle = requestAnimationFrame(frame);
    if (view.stopped) return;
    view.steps++;
    view.held = down.has('ArrowRight');
    view.padHeard ||= navigator.getGamepads().some((pad) => pad?.buttons.some(({ pressed }) => pressed));
    x = (x + (view.held ? 9 : 2)) % canvas.width;
    pen.fillStyle = '#14532d';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#fde047';
    pen.fillRect(x, 180, 60, 60);
  }
  frame();
  Object.defineProperty(window, '__game', { value: view });

  return {
    view,
    game: {
      canvas,
      pause() {
        // Stopped by the player already: it must not be woken by the panel's end.
        if (view.stopped) return undefined;
        view.pauses++;
        cancelAnimationFrame(handle);
        return () => frame();
      },
      volume: { get: () => view.volume, set: (/** @type {number} */ volume) => (view.volume = volume) },
    },
  };
}
