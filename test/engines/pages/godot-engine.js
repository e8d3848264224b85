/** Stands for a Godot export: an engine that listens on its canvas, and what the autoload does from inside. */
window.Engine = class {
  async startGame({ canvas }) {
    const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
    const down = new Set();
    let paused = false;
    canvas.addEventListener('keydown', (event) => {
      view.keysHeard++;
      down.add(event.code);
      event.preventDefault();
    });
    canvas.addEventListener('keyup', ({ code }) => down.delete(code));
    for (const type of ['wheel', 'touchstart', 'touchmove', 'contextmenu']) {
      canvas.addEventListener(type, (event) => event.preventDefault(), { passive: false });
    }
    const gl = canvas.getContext('webgl2');
    const frame = () => {
      requestAnimationFrame(frame);
      const pressed = navigator.getGamepads().some((pad) => pad?.buttons.some(({ pressed }) => pressed));
      if (!paused) {
        view.steps++;
        view.padHeard ||= pressed;
        view.held = down.has('ArrowRight');
      }
      gl.enable(gl.SCISSOR_TEST);
      for (let i = 0; i < 6; i++) {
        gl.scissor((i * canvas.width) / 6, 0, canvas.width / 6, canvas.height);
        gl.clearColor(i / 6, 0.4, 1 - i / 6, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
      }
    };
    frame();
    canvas.focus();
    const hold = (answer) => {
      if (paused) return;
      paused = answer.held = true;
    };
    window.savepointStarted('4.6.stable', hold, () => (paused = false));
    Object.defineProperty(window, '__game', { value: view });
  }
};
