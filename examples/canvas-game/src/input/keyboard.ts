import type { MenuPress } from './menu-press.ts';

/** Keys go in; a stick direction, dashes and menu presses come out. It listens on the window, as games do. */
export interface Keyboard {
  stick(): { x: number; y: number };
  /** Key events received so far. */
  seen(): number;
  stop(): void;
}

export interface KeyboardTargets {
  dash(): void;
  press(press: MenuPress): void;
}

const STICK: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  KeyA: [-1, 0],
  KeyD: [1, 0],
  KeyW: [0, -1],
  KeyS: [0, 1],
};

const PRESS: Record<string, MenuPress> = {
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  KeyW: 'previous',
  ArrowDown: 'next',
  ArrowRight: 'next',
  KeyS: 'next',
  Enter: 'confirm',
  Space: 'confirm',
  Escape: 'back',
  KeyP: 'pause',
  KeyM: 'mute',
  KeyR: 'restart',
};

const DASH = new Set(['Space', 'ShiftLeft', 'ShiftRight', 'KeyJ']);

export function listenToKeys(targets: KeyboardTargets): Keyboard {
  const held = new Set<string>();
  let seen = 0;

  const down = (event: KeyboardEvent): void => {
    seen += 1;
    const { code } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (code in STICK || code in PRESS || DASH.has(code)) event.preventDefault();
    if (code in STICK) held.add(code);
    if (event.repeat) return;
    if (DASH.has(code)) targets.dash();
    const press = PRESS[code];
    if (press) targets.press(press);
  };
  const up = (event: KeyboardEvent): void => {
    seen += 1;
    held.delete(event.code);
  };
  const letGo = (): void => held.clear();

  window.addEventListener('keydown', down);
  window.addEventListener('keyup', up);
  window.addEventListener('blur', letGo);

  return {
    stick() {
      let x = 0;
      let y = 0;
      for (const code of held) {
        x += STICK[code]?.[0] ?? 0;
        y += STICK[code]?.[1] ?? 0;
      }
      return { x: Math.sign(x), y: Math.sign(y) };
    },
    seen: () => seen,
    stop() {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', letGo);
    },
  };
}
