/** Stands for the parts of RPG Maker MZ that the plugin calls, and listens as the engine was measured to. */
const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
const down = new Set();
let handle = 0;

window.Utils = { RPGMAKER_NAME: 'MZ', RPGMAKER_VERSION: '1.9.0' };
window.Input = { clear: () => down.clear() };
window.TouchInput = { clear() {}, update() {} };
window.WebAudio = {
  _masterVolume: 1,
  setMasterVolume(volume) {
    this._masterVolume = volume;
  },
};
window.$gameMap = { mapId: () => 7 };
window.$gameParty = { gold: () => 120, steps: () => 41 };
window.PluginManager = {
  parameters: () => ({ host: '', game: 'rpg-maker', build: '1.0.0', loudness: '0.25' }),
  registerCommand() {},
};
window.SceneManager = {
  stop: () => cancelAnimationFrame(handle),
  resume: () => frame(),
};
window.Scene_Boot = class {
  start() {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { id: 'gameCanvas', width: 620, height: 420, tabIndex: 0 });
    document.body.append(canvas);
    frame();
  }
};

document.addEventListener('keydown', (event) => {
  view.keysHeard++;
  down.add(event.code);
  if (/^(Arrow|Backspace|Tab|PageUp|PageDown)/.test(event.code)) event.preventDefault();
}, true);
document.addEventListener('keyup', ({ code }) => down.delete(code), true);
for (const type of ['wheel', 'touchstart', 'touchmove']) {
  document.addEventListener(type, (event) => event.preventDefault(), { capture: true, passive: false });
}

function frame() {
  handle = requestAnimationFrame(frame);
  view.steps++;
  view.held = down.has('ArrowRight');
  view.padHeard ||= navigator.getGamepads().some((pad) => pad?.buttons.some(({ pressed }) => pressed));
  const pen = document.querySelector('canvas').getContext('2d');
  ['#3b2f63', '#7a5c9e', '#e0a96d', '#82b366'].forEach((colour, i) => {
    pen.fillStyle = colour;
    pen.fillRect(0, i * 105, 620, 105);
  });
}
Object.defineProperty(window, '__game', { value: view });
