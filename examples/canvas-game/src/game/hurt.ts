import type { GameEvent } from './events.ts';
import type { HollowKind } from './hollow.ts';
import { breakChain } from './score.ts';
import type { World } from './world.ts';

const SHOCK_RADIUS = 190;

/** Takes a life and gives room: hollows near by are blown away, so that one mistake never costs two lives. */
export function hurt(world: World, by: HollowKind | 'the dark', events: GameEvent[]): void {
  const { player } = world;
  player.lives -= 1;
  player.safeLeftS = 1.8;
  player.light = Math.max(player.light, 0.55);
  player.darkS = 0;
  const lost = breakChain(world.score);
  if (lost > 0) events.push({ kind: 'comboLost', combo: lost });
  events.push({ kind: 'hurt', x: player.x, y: player.y, by, lives: player.lives });
  world.hollows = world.hollows.filter(({ x, y }) => Math.hypot(x - player.x, y - player.y) > SHOCK_RADIUS);
  if (player.lives > 0) return;
  world.over = true;
  events.push({ kind: 'over', score: world.score.points });
}
