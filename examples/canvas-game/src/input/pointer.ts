import { clampStick } from '../game/intent.ts';

/**
 * Fingers and the mouse on the canvas go in; a stick direction and dashes come out. A finger drags a stick that begins
 * where it lands; a quick tap, or a second finger, dashes. The mouse leads the lantern and clicks to dash.
 */
export interface Pointer {
  stick(): { x: number; y: number };
  /** Where the stick is held, in CSS pixels, to draw it. */
  held(): { fromX: number; fromY: number; x: number; y: number } | null;
  /** Lets go, for example when another device takes over. */
  release(): void;
}

export interface PointerTargets {
  dash(): void;
  /** Where the player stands, in CSS pixels. */
  player(): { x: number; y: number };
}

interface Finger {
  id: number;
  fromX: number;
  fromY: number;
  x: number;
  y: number;
  atMs: number;
  /** Moved too far for a tap. */
  far: boolean;
}

const STICK_PX = 46;
const TAP_MS = 190;
const TAP_PX = 12;
const MOUSE_REACH_PX = 90;

export function listenToPointer(canvas: HTMLCanvasElement, targets: PointerTargets): Pointer {
  let finger: Finger | null = null;
  let mouse: { x: number; y: number } | null = null;

  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    if (event.pointerType === 'mouse') {
      mouse = { x: event.clientX, y: event.clientY };
      targets.dash();
      return;
    }
    if (finger) {
      targets.dash();
      return;
    }
    canvas.setPointerCapture(event.pointerId);
    const { clientX: x, clientY: y } = event;
    finger = { id: event.pointerId, fromX: x, fromY: y, x, y, atMs: event.timeStamp, far: false };
  });

  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse') {
      mouse = { x: event.clientX, y: event.clientY };
      return;
    }
    if (finger?.id !== event.pointerId) return;
    finger.x = event.clientX;
    finger.y = event.clientY;
    const x = finger.x - finger.fromX;
    const y = finger.y - finger.fromY;
    const length = Math.hypot(x, y);
    finger.far ||= length > TAP_PX;
    // The stick's centre follows a long drag, so that turning back answers at once.
    if (length > STICK_PX) {
      finger.fromX += x * (1 - STICK_PX / length);
      finger.fromY += y * (1 - STICK_PX / length);
    }
  });

  const lift = (event: PointerEvent): void => {
    if (finger?.id !== event.pointerId) return;
    if (event.type === 'pointerup' && !finger.far && event.timeStamp - finger.atMs < TAP_MS) targets.dash();
    finger = null;
  };
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  canvas.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse') mouse = null;
  });
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());

  return {
    stick() {
      if (finger) return clampStick((finger.x - finger.fromX) / STICK_PX, (finger.y - finger.fromY) / STICK_PX);
      if (!mouse) return { x: 0, y: 0 };
      const player = targets.player();
      const x = (mouse.x - player.x) / MOUSE_REACH_PX;
      const y = (mouse.y - player.y) / MOUSE_REACH_PX;
      return Math.hypot(x, y) < 0.16 ? { x: 0, y: 0 } : clampStick(x, y);
    },
    held: () => finger,
    release() {
      finger = null;
      mouse = null;
    },
  };
}
