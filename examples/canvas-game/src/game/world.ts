import type { Firefly, Gem } from './firefly.ts';
import type { Hollow } from './hollow.ts';
import { newPlayer, type Player } from './player.ts';
import { seededRandom, type Random } from './random.ts';
import { newScore, type Score } from './score.ts';

/** Length of one step of the rules. Drawing runs at its own pace between steps. */
export const STEP_S = 1 / 120;

/** The pond, in units: the short side is always 480, whatever the screen. */
export interface Arena {
  width: number;
  height: number;
}

export interface World {
  arena: Arena;
  random: Random;
  /** Seconds played. */
  timeS: number;
  level: number;
  /** Seconds until the director sends the next hollow and the next fireflies. */
  nextHollowS: number;
  nextFirefliesS: number;
  player: Player;
  fireflies: Firefly[];
  gems: Gem[];
  hollows: Hollow[];
  score: Score;
  over: boolean;
}

export function newWorld(arena: Arena, seed: number): World {
  return {
    arena,
    random: seededRandom(seed),
    timeS: 0,
    level: 1,
    nextHollowS: 2,
    nextFirefliesS: 0,
    player: newPlayer(arena),
    fireflies: [],
    gems: [],
    hollows: [],
    score: newScore(),
    over: false,
  };
}

/** The screen turned or changed size during a run: everything keeps its relative place. */
export function resizeWorld(world: World, arena: Arena): void {
  const scaleX = arena.width / world.arena.width;
  const scaleY = arena.height / world.arena.height;
  for (const thing of [world.player, ...world.fireflies, ...world.gems, ...world.hollows]) {
    thing.x *= scaleX;
    thing.y *= scaleY;
  }
  world.arena = arena;
}
