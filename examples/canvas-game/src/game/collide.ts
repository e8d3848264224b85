import type { GameEvent } from './events.ts';
import { hurt } from './hurt.ts';
import { isWarning, type Hollow } from './hollow.ts';
import { brighten, charge, PLAYER_RADIUS } from './player.ts';
import { comboOf, earn } from './score.ts';
import type { World } from './world.ts';

/** Who touches whom: catches, bursts, grazes and hits of one step. */
const CATCH_RADIUS = 24;
const PULL_RADIUS = 84;
const PULL_SPEED = 340;
const GRAZE_GAP = 16;
/** A dash sweeps wider than the lantern, so that bursting feels generous. */
const DASH_REACH = 12;

interface Point {
  x: number;
  y: number;
}

const gap = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Draws `thing` to the player when near. Returns whether it is caught. */
function pulled(thing: Point, player: Point, stepS: number): boolean {
  const distance = gap(thing, player);
  if (distance < CATCH_RADIUS) return true;
  if (distance < PULL_RADIUS) {
    const pull = (PULL_SPEED * (1 - distance / PULL_RADIUS) * stepS) / distance;
    thing.x += (player.x - thing.x) * pull;
    thing.y += (player.y - thing.y) * pull;
  }
  return false;
}

export function catchFireflies(world: World, stepS: number, events: GameEvent[]): void {
  const { player, score } = world;
  world.fireflies = world.fireflies.filter((firefly) => {
    if (firefly.delayS > 0 || !pulled(firefly, player, stepS)) return true;
    const points = earn(score, 10, 1);
    score.caught += 1;
    brighten(player, 0.055);
    charge(player, 0.14, events);
    events.push({ kind: 'collect', x: firefly.x, y: firefly.y, points, combo: comboOf(score) });
    return false;
  });
}

export function catchGems(world: World, stepS: number, events: GameEvent[]): void {
  world.gems = world.gems.filter((gem) => {
    if (!pulled(gem, world.player, stepS)) return true;
    world.score.gems += 1;
    earn(world.score, 50, 2);
    events.push({ kind: 'gem', x: gem.x, y: gem.y });
    return false;
  });
}

export function meetHollows(world: World, events: GameEvent[]): void {
  const { player } = world;
  const dashing = player.dashLeftS > 0;
  for (const hollow of world.hollows) {
    if (isWarning(hollow)) continue;
    const distance = gap(hollow, player) - hollow.radius - PLAYER_RADIUS;
    if (dashing && distance < DASH_REACH) {
      burst(world, hollow, events);
    } else if (distance < 0 && player.safeLeftS === 0) {
      hurt(world, hollow.kind, events);
      return;
    } else if (distance < GRAZE_GAP && !hollow.grazed && !dashing && player.safeLeftS === 0) {
      hollow.grazed = true;
      earn(world.score, 5, 1);
      events.push({ kind: 'graze', x: hollow.x, y: hollow.y });
    }
  }
}

function burst(world: World, hollow: Hollow, events: GameEvent[]): void {
  const { player, score, random } = world;
  world.hollows = world.hollows.filter((other) => other !== hollow);
  const points = earn(score, 25, 3);
  score.burst += 1;
  brighten(player, 0.06);
  charge(player, 0.4, events);
  events.push({ kind: 'burst', x: hollow.x, y: hollow.y, hollow: hollow.kind, points });
  const luck = hollow.kind === 'hunter' || hollow.kind === 'bloom' ? 0.4 : 0.15;
  if (hollow.kind !== 'cinder' && random.next() < luck) world.gems.push({ x: hollow.x, y: hollow.y, ageS: 0 });
}
