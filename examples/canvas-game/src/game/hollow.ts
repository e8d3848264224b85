import type { Random } from './random.ts';

/** The things that live in the dark. A new one goes in, and each step moves it; what it hits is decided elsewhere. */
export type HollowKind = 'drifter' | 'hunter' | 'dart' | 'bloom' | 'cinder';

export interface Hollow {
  kind: HollowKind;
  x: number;
  y: number;
  vx: number;
  vy: number;
  radius: number;
  /** Seconds since it appeared. */
  ageS: number;
  /** Seconds of warning before it moves and hurts. */
  warnS: number;
  /** Seconds after which it fades away. */
  lifeS: number;
  grazed: boolean;
  wobble: number;
}

export const RADIUS: Record<HollowKind, number> = { drifter: 17, hunter: 15, dart: 12, bloom: 22, cinder: 8 };
const WARN_S: Record<HollowKind, number> = { drifter: 0, hunter: 0.5, dart: 0.95, bloom: 2.2, cinder: 0 };
const LIFE_S: Record<HollowKind, number> = { drifter: 16, hunter: 11, dart: 4, bloom: 2.2, cinder: 2.6 };

export function newHollow(
  kind: HollowKind,
  at: { x: number; y: number },
  velocity: { x: number; y: number },
  random: Random,
): Hollow {
  return {
    kind,
    x: at.x,
    y: at.y,
    vx: velocity.x,
    vy: velocity.y,
    radius: RADIUS[kind],
    ageS: 0,
    warnS: WARN_S[kind],
    lifeS: LIFE_S[kind],
    grazed: false,
    wobble: random.between(0, Math.PI * 2),
  };
}

/** Whether it is still only a warning that nothing can touch. A bloom can be burst before it opens. */
export const isWarning = (hollow: Hollow): boolean => hollow.kind !== 'bloom' && hollow.ageS < hollow.warnS;

export function moveHollow(hollow: Hollow, player: { x: number; y: number }, stepS: number): void {
  hollow.ageS += stepS;
  if (hollow.kind === 'bloom' || isWarning(hollow)) return;
  if (hollow.kind === 'hunter') steer(hollow, player, stepS);
  const sway = hollow.kind === 'drifter' ? Math.sin(hollow.ageS * 2.2 + hollow.wobble) * 26 : 0;
  const speed = Math.hypot(hollow.vx, hollow.vy) || 1;
  hollow.x += (hollow.vx - (hollow.vy / speed) * sway) * stepS;
  hollow.y += (hollow.vy + (hollow.vx / speed) * sway) * stepS;
}

/** Turns only so fast, so that a hunter can be led round a curve and outrun. */
function steer(hollow: Hollow, player: { x: number; y: number }, stepS: number): void {
  const speed = Math.hypot(hollow.vx, hollow.vy);
  const heading = Math.atan2(hollow.vy, hollow.vx);
  const wanted = Math.atan2(player.y - hollow.y, player.x - hollow.x);
  const difference = Math.atan2(Math.sin(wanted - heading), Math.cos(wanted - heading));
  const turn = Math.max(-1.9 * stepS, Math.min(1.9 * stepS, difference));
  hollow.vx = Math.cos(heading + turn) * speed;
  hollow.vy = Math.sin(heading + turn) * speed;
}
