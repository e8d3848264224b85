import { catchGems, catchFireflies, meetHollows } from './collide.ts';
import { direct } from './director.ts';
import { FIREFLY_LIFE_S, GEM_LIFE_S } from './firefly.ts';
import { moveHollow, newHollow, type Hollow } from './hollow.ts';
import type { GameEvent } from './events.ts';
import type { Intent } from './intent.ts';
import { DARK_LIMIT_S, movePlayer } from './player.ts';
import { coolDown } from './score.ts';
import { hurt } from './hurt.ts';
import { STEP_S, type World } from './world.ts';

/** One fixed step: a world and an intent go in; the world moves on and tells what happened. */
export function step(world: World, intent: Intent): GameEvent[] {
  const events: GameEvent[] = [];
  if (world.over) return events;
  world.timeS += STEP_S;
  direct(world, STEP_S, events);
  movePlayer(world.player, intent, world.arena, STEP_S, events);
  for (const hollow of world.hollows) moveHollow(hollow, world.player, STEP_S);
  openBlooms(world, events);
  age(world);
  catchFireflies(world, STEP_S, events);
  catchGems(world, STEP_S, events);
  meetHollows(world, events);
  const lost = coolDown(world.score, STEP_S);
  if (lost > 0) events.push({ kind: 'comboLost', combo: lost });
  if (world.player.darkS >= DARK_LIMIT_S) hurt(world, 'the dark', events);
  return events;
}

function openBlooms(world: World, events: GameEvent[]): void {
  const cinders: Hollow[] = [];
  for (const bloom of world.hollows) {
    if (bloom.kind !== 'bloom' || bloom.ageS < bloom.lifeS) continue;
    events.push({ kind: 'bloom', x: bloom.x, y: bloom.y });
    for (let i = 0; i < 8; i++) {
      const angle = bloom.wobble + (i / 8) * Math.PI * 2;
      const velocity = { x: Math.cos(angle) * 165, y: Math.sin(angle) * 165 };
      cinders.push(newHollow('cinder', bloom, velocity, world.random));
    }
  }
  world.hollows.push(...cinders);
}

function age(world: World): void {
  const { arena } = world;
  world.hollows = world.hollows.filter(
    ({ ageS, lifeS, x, y }) => ageS < lifeS && x > -70 && y > -70 && x < arena.width + 70 && y < arena.height + 70,
  );
  for (const firefly of world.fireflies) {
    if (firefly.delayS > 0) firefly.delayS -= STEP_S;
    else firefly.ageS += STEP_S;
  }
  world.fireflies = world.fireflies.filter(({ ageS }) => ageS < FIREFLY_LIFE_S);
  for (const gem of world.gems) gem.ageS += STEP_S;
  world.gems = world.gems.filter(({ ageS }) => ageS < GEM_LIFE_S);
}
