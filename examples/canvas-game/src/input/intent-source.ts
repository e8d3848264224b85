import type { Intent } from '../game/intent.ts';
import { firstPad, newPadReader } from './gamepad.ts';
import { listenToKeys } from './keyboard.ts';
import type { MenuPress } from './menu-press.ts';
import { listenToPointer, type Pointer } from './pointer.ts';

/** Keyboard, pointer and pad go in; one intent a frame comes out, from whichever is being used. */
export interface IntentSource {
  /** Reads the pad and gathers the frame's intent. A dash asked for since the last call is in it once. */
  read(): Intent;
  held: Pointer['held'];
  keysSeen(): number;
}

export interface InputTargets {
  press(press: MenuPress): void;
  player(): { x: number; y: number };
  /** Whether the pad may act now: while the game is held, the pad belongs to someone else. */
  listening(): boolean;
}

export function newIntentSource(canvas: HTMLCanvasElement, targets: InputTargets): IntentSource {
  let dash = false;
  const wantDash = (): void => {
    dash = true;
  };
  const pointer = listenToPointer(canvas, { dash: wantDash, player: targets.player });
  const keyboard = listenToKeys({
    dash: wantDash,
    press: targets.press,
  });
  const readPad = newPadReader();

  return {
    read() {
      const pad = readPad(firstPad());
      if (!targets.listening()) {
        dash = false;
        return { x: 0, y: 0, dash: false };
      }
      const asked = dash || pad.dash;
      dash = false;
      for (const press of pad.presses) targets.press(press);
      const keys = keyboard.stick();
      if (keys.x !== 0 || keys.y !== 0) {
        // Else the resting mouse would pull the lantern back once the key is let go.
        pointer.release();
        const length = Math.hypot(keys.x, keys.y);
        return { x: keys.x / length, y: keys.y / length, dash: asked };
      }
      if (pad.x !== 0 || pad.y !== 0) {
        pointer.release();
        return { x: pad.x, y: pad.y, dash: asked };
      }
      return { ...pointer.stick(), dash: asked };
    },
    held: pointer.held,
    keysSeen: keyboard.seen,
  };
}
