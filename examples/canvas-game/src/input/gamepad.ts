import { clampStick } from '../game/intent.ts';
import type { MenuPress } from './menu-press.ts';

/** The state of the first pad goes in, once a frame; a stick direction and fresh presses come out. */
export interface PadFrame {
  x: number;
  y: number;
  dash: boolean;
  presses: MenuPress[];
}

const DEAD_ZONE = 0.22;
const MENU_TILT = 0.6;

/** Buttons of the standard layout. */
const BUTTON = { a: 0, b: 1, x: 2, rb: 5, start: 9, up: 12, down: 13, left: 14, right: 15 } as const;

export function newPadReader(): (pad: Gamepad | null) => PadFrame {
  let before = new Set<string>();

  return (pad) => {
    const now = new Set<string>();
    let x = 0;
    let y = 0;
    if (pad) {
      for (const [name, index] of Object.entries(BUTTON)) if (pad.buttons[index]?.pressed) now.add(name);
      x = (pad.axes[0] ?? 0) + (now.has('right') ? 1 : 0) - (now.has('left') ? 1 : 0);
      y = (pad.axes[1] ?? 0) + (now.has('down') ? 1 : 0) - (now.has('up') ? 1 : 0);
      if (Math.abs(y) > MENU_TILT) now.add(y < 0 ? 'tiltUp' : 'tiltDown');
    }
    const fresh = (name: string): boolean => now.has(name) && !before.has(name);
    const presses: MenuPress[] = [];
    if (fresh('tiltUp') || fresh('left')) presses.push('previous');
    if (fresh('tiltDown') || fresh('right')) presses.push('next');
    if (fresh('a')) presses.push('confirm');
    if (fresh('b')) presses.push('back');
    if (fresh('start')) presses.push('pause');
    const dash = fresh('a') || fresh('x') || fresh('rb');
    before = now;
    return Math.hypot(x, y) < DEAD_ZONE ? { x: 0, y: 0, dash, presses } : { ...clampStick(x, y), dash, presses };
  };
}

/** The first pad that is plugged in, or null: also where the browser or a frame's policy forbids asking. */
export function firstPad(): Gamepad | null {
  try {
    return navigator.getGamepads().find((pad) => pad?.connected) ?? null;
  } catch {
    return null;
  }
}
