import type { GameEvent } from './events.ts';
import type { Intent } from './intent.ts';
import type { Arena } from './world.ts';

/** The lantern: an intent goes in each step, its new place, speed and light come out. */
export interface Player {
  x: number;
  y: number;
  vx: number;
  vy: number;
  /** Direction of the last movement, for a dash from standing. */
  facing: number;
  dashLeftS: number;
  /** Seconds during which nothing hurts. */
  safeLeftS: number;
  /** Dashes in store, in fractions while refilling. */
  charges: number;
  /** 1 is a full lantern; at 0 the dark closes in. */
  light: number;
  /** Seconds spent without any light. */
  darkS: number;
  lives: number;
}

export const PLAYER_RADIUS = 11;
export const MAX_CHARGES = 3;
export const MAX_LIVES = 3;
export const DARK_LIMIT_S = 4;
const SPEED = 300;
const DASH_SPEED = 880;
const DASH_S = 0.17;
const DRAIN_PER_S = 1 / 18;

export function newPlayer(arena: Arena): Player {
  return {
    x: arena.width / 2,
    y: arena.height * 0.58,
    vx: 0,
    vy: 0,
    facing: -Math.PI / 2,
    dashLeftS: 0,
    safeLeftS: 1.5,
    charges: 2,
    light: 1,
    darkS: 0,
    lives: MAX_LIVES,
  };
}

export function movePlayer(player: Player, intent: Intent, arena: Arena, stepS: number, events: GameEvent[]): void {
  player.dashLeftS = Math.max(0, player.dashLeftS - stepS);
  player.safeLeftS = Math.max(0, player.safeLeftS - stepS);
  const steering = Math.hypot(intent.x, intent.y);
  if (steering > 0.1) player.facing = Math.atan2(intent.y, intent.x);
  if (intent.dash) dash(player, events);
  if (player.dashLeftS === 0) {
    // Quick to answer, slow to stop: a lantern glides.
    const follow = 1 - Math.exp(-stepS * (steering > 0.1 ? 12 : 4.5));
    player.vx += (intent.x * SPEED - player.vx) * follow;
    player.vy += (intent.y * SPEED - player.vy) * follow;
  }
  player.x = keepInside(player.x + player.vx * stepS, arena.width);
  player.y = keepInside(player.y + player.vy * stepS, arena.height);
  player.light = Math.max(0, player.light - DRAIN_PER_S * stepS);
  player.darkS = player.light === 0 ? player.darkS + stepS : 0;
}

function dash(player: Player, events: GameEvent[]): void {
  if (player.dashLeftS > 0) return;
  if (player.charges < 1) {
    events.push({ kind: 'empty' });
    return;
  }
  player.charges -= 1;
  player.dashLeftS = DASH_S;
  player.safeLeftS = Math.max(player.safeLeftS, DASH_S + 0.12);
  player.vx = Math.cos(player.facing) * DASH_SPEED;
  player.vy = Math.sin(player.facing) * DASH_SPEED;
  events.push({ kind: 'dash', x: player.x, y: player.y });
}

export function charge(player: Player, amount: number, events: GameEvent[]): void {
  const before = Math.floor(player.charges);
  player.charges = Math.min(MAX_CHARGES, player.charges + amount);
  if (Math.floor(player.charges) > before) events.push({ kind: 'charged' });
}

export function brighten(player: Player, amount: number): void {
  player.light = Math.min(1, player.light + amount);
}

/** The whole lantern stays in sight, not only the part that can be hurt. */
const SHORE = 20;
const keepInside = (value: number, size: number): number => Math.max(SHORE, Math.min(size - SHORE, value));
