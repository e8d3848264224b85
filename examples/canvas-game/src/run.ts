import { autopilot } from './game/autopilot.ts';
import type { GameEvent } from './game/events.ts';
import type { Intent } from './game/intent.ts';
import { step } from './game/step.ts';
import { newWorld, resizeWorld, STEP_S, type Arena, type World } from './game/world.ts';

/** One world in time: frames of any length go in, whole fixed steps and their events come out. */
export interface RunClock {
  world(): World;
  /** Starts a new night. `alone`: nobody steers and nothing hunts, for the title. */
  start(arena: Arena, seed: number, alone: boolean): void;
  resize(arena: Arena): void;
  /** Stands still for a while, for a blow or a countdown. */
  freeze(ms: number): void;
  advance(stepS: number, intent: Intent): GameEvent[];
}

export function newRunClock(arena: Arena): RunClock {
  let world = newWorld(arena, 1);
  let alone = true;
  let owedS = 0;
  let frozenMs = 0;
  let dash = false;

  return {
    world: () => world,
    start(size, seed, nobody) {
      world = newWorld(size, seed);
      alone = nobody;
      owedS = 0;
      frozenMs = 0;
      dash = false;
    },
    resize(size) {
      resizeWorld(world, size);
    },
    freeze(ms) {
      frozenMs = Math.max(frozenMs, ms);
    },
    advance(stepS, intent) {
      dash ||= intent.dash;
      if (frozenMs > 0) {
        frozenMs -= stepS * 1000;
        return [];
      }
      const events: GameEvent[] = [];
      for (owedS += stepS; owedS >= STEP_S; owedS -= STEP_S) {
        if (alone) {
          world.nextHollowS = Infinity;
          world.player.light = 1;
          world.timeS = Math.min(world.timeS, 10);
          step(world, { ...autopilot(world), dash: false });
          continue;
        }
        events.push(...step(world, { ...intent, dash }));
        // A dash asked for in a frame without a step is kept for the next.
        dash = false;
        if (world.over) break;
      }
      return events;
    },
  };
}
