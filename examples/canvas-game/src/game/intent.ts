/** What the player wants in one step, whatever they hold in their hands. */
export interface Intent {
  /** Direction with length 0 to 1. */
  x: number;
  y: number;
  /** True in the one step in which the dash was asked for. */
  dash: boolean;
}

export const IDLE: Intent = { x: 0, y: 0, dash: false };

/** Keeps diagonals as fast as straight lines. */
export function clampStick(x: number, y: number): { x: number; y: number } {
  const length = Math.hypot(x, y);
  return length > 1 ? { x: x / length, y: y / length } : { x, y };
}
