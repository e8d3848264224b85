/**
 * Stands for the loader and the framework of a Unity build: listens as builds were measured to, draws by WebGL without
 * `preserveDrawingBuffer`, and takes in the real jslib.
 */
(() => {
  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
  const down = new Set();
  const library = {};
  let timeScale = 1;
  let before = 1;
  const messages = {
    Hold() {
      before = timeScale;
      timeScale = 0;
    },
    GoOn() {
      timeScale = before;
    },
  };

  window.createUnityInstance = async (canvas) => {
    const jslib = await (await fetch('Savepoint.jslib')).text();
    const merge = (into, from) => Object.assign(into, from);
    new Function('mergeInto', 'LibraryManager', 'UTF8ToString', jslib)(merge, { library }, (text) => text);

    for (const type of ['keydown', 'keypress', 'keyup']) {
      const heard = (event) => {
        if (type === 'keydown') view.keysHeard++;
        if (type === 'keydown') down.add(event.code);
        if (type === 'keyup') down.delete(event.code);
        event.preventDefault();
      };
      window.addEventListener(type, heard, true);
    }
    for (const type of ['mousedown', 'mouseup', 'wheel', 'touchstart', 'touchmove']) {
      canvas.addEventListener(type, (event) => event.preventDefault(), { passive: false });
    }
    const gl = canvas.getContext('webgl2', { preserveDrawingBuffer: false });
    const fill = (colour, x, width) => {
      gl.enable(gl.SCISSOR_TEST);
      gl.scissor(x, 0, width, canvas.height);
      gl.clearColor(...colour, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    };
    const frame = () => {
      requestAnimationFrame(frame);
      const pressed = navigator.getGamepads().some((pad) => pad?.buttons.some(({ pressed }) => pressed));
      if (timeScale > 0) {
        view.steps++;
        view.padHeard ||= pressed;
        view.held = down.has('ArrowRight');
      }
      const part = canvas.width / 4;
      [[0.1, 0.2, 0.5], [0.9, 0.6, 0.2], [0.2, 0.7, 0.4], [0.8, 0.2, 0.3]].forEach((c, i) => fill(c, i * part, part));
    };
    frame();
    library.SavepointStarted('6000.2.11f1');
    Object.defineProperty(window, '__game', { value: view });
    return { SendMessage: (object, method) => object === 'Savepoint' && messages[method]() };
  };
})();
