import type { Random } from './random.ts';
import type { Arena } from './world.ts';

/** Fireflies come in shapes that invite a line through them: a pond goes in, a group of new ones comes out. */
export interface Firefly {
  x: number;
  y: number;
  ageS: number;
  /** Seconds until it appears, so that a shape draws itself. */
  delayS: number;
  phase: number;
}

export interface Gem {
  x: number;
  y: number;
  ageS: number;
}

export const FIREFLY_LIFE_S = 8;
export const GEM_LIFE_S = 7;
const MARGIN = 46;
/** The lowest band stays free: thumbs and the support button live there. */
const BOTTOM_MARGIN = 92;

type Shape = (random: Random) => { x: number; y: number }[];

const ring: Shape = (random) => {
  const radius = random.between(48, 80);
  return Array.from({ length: 9 }, (_, i) => {
    const angle = (i / 9) * Math.PI * 2;
    return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius };
  });
};

const wave: Shape = (random) => {
  const angle = random.between(0, Math.PI);
  return Array.from({ length: 8 }, (_, i) => {
    const along = (i - 3.5) * 34;
    const across = Math.sin(i * 0.9) * 30;
    return {
      x: Math.cos(angle) * along - Math.sin(angle) * across,
      y: Math.sin(angle) * along + Math.cos(angle) * across,
    };
  });
};

const spiral: Shape = (random) => {
  const turn = random.between(0, Math.PI * 2);
  return Array.from({ length: 10 }, (_, i) => {
    const angle = turn + i * 0.75;
    return { x: Math.cos(angle) * (14 + i * 9), y: Math.sin(angle) * (14 + i * 9) };
  });
};

const handful: Shape = (random) =>
  Array.from({ length: 5 }, () => ({ x: random.between(-60, 60), y: random.between(-60, 60) }));

export function newFireflies(arena: Arena, random: Random): Firefly[] {
  const shape = random.pick([ring, wave, wave, spiral, handful])(random);
  const centre = {
    x: random.between(MARGIN * 2, arena.width - MARGIN * 2),
    y: random.between(MARGIN * 2, arena.height - BOTTOM_MARGIN - MARGIN),
  };
  return shape.map((at, i) => ({
    x: inside(centre.x + at.x, arena.width - MARGIN),
    y: inside(centre.y + at.y, arena.height - BOTTOM_MARGIN),
    ageS: 0,
    delayS: i * 0.07,
    phase: random.between(0, Math.PI * 2),
  }));
}

const inside = (value: number, most: number): number => Math.max(MARGIN, Math.min(most, value));
