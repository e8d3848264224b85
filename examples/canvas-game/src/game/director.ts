import { newFireflies } from './firefly.ts';
import { newHollow, type HollowKind } from './hollow.ts';
import type { GameEvent } from './events.ts';
import { brighten, MAX_LIVES } from './player.ts';
import type { World } from './world.ts';

/** Decides what appears and when: the time played goes in, new fireflies and hollows come out. */
const LEVEL_S = 18;
const NIGHT = [
  'Dusk',
  'Nightfall',
  'Moonrise',
  'Deep night',
  'Witching hour',
  'Eclipse',
  'Hollow moon',
  'Before dawn',
] as const;

export const levelName = (level: number): string => NIGHT[level - 1] ?? `The long dark ${level - NIGHT.length}`;

/** How often each kind comes, by the level from which it comes. */
const CAST: { kind: HollowKind; from: number; weight: number }[] = [
  { kind: 'drifter', from: 1, weight: 5 },
  { kind: 'hunter', from: 2, weight: 3 },
  { kind: 'dart', from: 3, weight: 3 },
  { kind: 'bloom', from: 4, weight: 2 },
];

export function direct(world: World, stepS: number, events: GameEvent[]): void {
  const level = 1 + Math.floor(world.timeS / LEVEL_S);
  if (level > world.level) {
    world.level = level;
    brighten(world.player, 0.3);
    if (level % 3 === 1) world.player.lives = Math.min(MAX_LIVES, world.player.lives + 1);
    events.push({ kind: 'level', level, name: levelName(level) });
    // A breath at the start of each level, so that the name is read.
    world.nextHollowS = Math.max(world.nextHollowS, 1.2);
  }
  world.nextFirefliesS -= stepS;
  if (world.nextFirefliesS <= 0 && world.fireflies.length < 22) {
    world.fireflies.push(...newFireflies(world.arena, world.random));
    world.nextFirefliesS = world.fireflies.length < 12 ? 0.6 : 2.1;
  }
  world.nextHollowS -= stepS;
  if (world.nextHollowS <= 0) {
    spawnHollow(world);
    world.nextHollowS = hollowIntervalS(level) * world.random.between(0.7, 1.3);
  }
}

/** Seconds between two hollows: 1.4 at dusk, towards 0.32 in the long dark. */
export const hollowIntervalS = (level: number): number => Math.max(0.32, 1.4 * 0.83 ** (level - 1));

export function castOf(level: number): HollowKind[] {
  return CAST.filter(({ from }) => level >= from).flatMap(({ kind, weight }) => Array<HollowKind>(weight).fill(kind));
}

function spawnHollow(world: World): void {
  const { arena, random, player, level } = world;
  const [first = 'drifter', ...rest] = castOf(level);
  const kind = random.pick([first, ...rest]);
  if (kind === 'bloom') {
    const at = { x: random.between(70, arena.width - 70), y: random.between(70, arena.height - 70) };
    // Never under the player's feet.
    if (Math.hypot(at.x - player.x, at.y - player.y) < 150) at.x = arena.width - at.x;
    world.hollows.push(newHollow('bloom', at, { x: 0, y: 0 }, random));
    return;
  }
  const at = onEdge(world, kind === 'dart' ? 8 : -24);
  const aim =
    kind === 'drifter'
      ? { x: arena.width * random.between(0.25, 0.75), y: arena.height * random.between(0.25, 0.75) }
      : player;
  const angle = Math.atan2(aim.y - at.y, aim.x - at.x);
  const haste = Math.min(1.7, 1 + (level - 1) * 0.08);
  const speed = { drifter: random.between(78, 118), hunter: 112, dart: 640, cinder: 0 }[kind] * haste;
  world.hollows.push(newHollow(kind, at, { x: Math.cos(angle) * speed, y: Math.sin(angle) * speed }, random));
}

function onEdge({ arena, random }: World, inset: number): { x: number; y: number } {
  const side = Math.floor(random.next() * 4);
  if (side === 0) return { x: random.between(0, arena.width), y: inset };
  if (side === 1) return { x: random.between(0, arena.width), y: arena.height - inset };
  return { x: side === 2 ? inset : arena.width - inset, y: random.between(0, arena.height) };
}
