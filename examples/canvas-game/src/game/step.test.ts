import { expect, test } from 'vitest';
import { autopilot } from './autopilot.ts';
import type { GameEvent } from './events.ts';
import { newHollow } from './hollow.ts';
import { IDLE } from './intent.ts';
import { step } from './step.ts';
import { newWorld, resizeWorld, STEP_S, type World } from './world.ts';

const ARENA = { width: 853, height: 480 };

function playUntilOver(seed: number, limitS = 600): { world: World; events: GameEvent[] } {
  const world = newWorld(ARENA, seed);
  const events: GameEvent[] = [];
  while (!world.over && world.timeS < limitS) events.push(...step(world, autopilot(world)));
  return { world, events };
}

/** A world in which nothing new appears. */
function quiet(): World {
  const world = newWorld(ARENA, 1);
  world.nextHollowS = Infinity;
  world.nextFirefliesS = Infinity;
  world.player.safeLeftS = 0;
  return world;
}

function run(world: World, seconds: number, intent = IDLE): GameEvent[] {
  const events: GameEvent[] = [];
  for (let i = 0; i < seconds / STEP_S; i++) events.push(...step(world, intent));
  return events;
}

test('plays the same night twice from the same seed', () => {
  const { world, events } = playUntilOver(42);
  const again = playUntilOver(42);
  expect(again.world.score).toEqual(world.score);
  expect(again.events).toEqual(events);
  expect(playUntilOver(43).events).not.toEqual(events);
});

test('gives a modest player between half a minute and a few minutes', () => {
  const times = Array.from({ length: 5 }, (_, i) => playUntilOver(100 + i).world.timeS).toSorted((a, b) => a - b);
  expect(times[0]).toBeGreaterThan(20);
  expect(times[2]).toBeGreaterThan(45);
  expect(times[2]).toBeLessThan(240);
});

test('tells every level once and in order', () => {
  const levels = playUntilOver(7).events.flatMap((event) => (event.kind === 'level' ? [event.level] : []));
  expect(levels.length).toBeGreaterThan(0);
  expect(levels).toEqual(levels.map((_, i) => i + 2));
});

test('takes a life, breaks the chain and clears the near hollows when one touches the lantern', () => {
  const world = quiet();
  world.score.chain = 30;
  for (const offset of [0, 60]) {
    const at = { x: world.player.x + offset, y: world.player.y };
    world.hollows.push(newHollow('drifter', at, { x: 0, y: 0 }, world.random));
  }
  const events = run(world, STEP_S);
  expect(world.player.lives).toBe(2);
  expect(world.score.chain).toBe(0);
  expect(world.hollows).toEqual([]);
  expect(events).toContainEqual({ kind: 'comboLost', combo: 6 });
});

test('bursts a hollow in a dash instead of being hurt', () => {
  const world = quiet();
  world.hollows.push(newHollow('hunter', { x: world.player.x + 60, y: world.player.y }, { x: -1, y: 0 }, world.random));
  world.hollows[0]!.ageS = 1;
  const events = [...step(world, { x: 1, y: 0, dash: true }), ...run(world, 0.2)];
  expect(events.map(({ kind }) => kind)).toContain('burst');
  expect(world.player.lives).toBe(3);
  expect(world.score.points).toBeGreaterThan(0);
});

test('does not dash without a charge', () => {
  const world = quiet();
  world.player.charges = 0.9;
  expect(step(world, { x: 1, y: 0, dash: true })).toEqual([{ kind: 'empty' }]);
  expect(world.player.dashLeftS).toBe(0);
});

test('a warning hurts nobody', () => {
  const world = quiet();
  world.hollows.push(newHollow('dart', world.player, { x: 1, y: 0 }, world.random));
  run(world, 0.5);
  expect(world.player.lives).toBe(3);
});

test('a ripe bloom opens into eight cinders', () => {
  const world = quiet();
  world.hollows.push(newHollow('bloom', { x: 60, y: 60 }, { x: 0, y: 0 }, world.random));
  run(world, 2.3);
  expect(world.hollows.map(({ kind }) => kind)).toEqual(Array(8).fill('cinder'));
});

test('the dark takes a life of a lantern that stays without light, and the night ends after the last', () => {
  const world = quiet();
  const events = run(world, 120);
  const hits = events.flatMap((event) => (event.kind === 'hurt' ? [event] : []));
  expect(new Set(hits.map(({ by }) => by))).toEqual(new Set(['the dark']));
  expect(hits.at(-1)?.lives).toBe(0);
  expect(events.at(-1)).toEqual({ kind: 'over', score: 0 });
  expect(step(world, IDLE)).toEqual([]);
});

test('keeps the lantern inside the pond when it is pushed and when the screen turns', () => {
  const world = quiet();
  run(world, 3, { x: 1, y: 1, dash: false });
  expect(world.player.x).toBeLessThan(ARENA.width);
  resizeWorld(world, { width: 480, height: 853 });
  expect(world.player.x).toBeLessThan(480);
  expect(world.player.y).toBeLessThan(853);
});
