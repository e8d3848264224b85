import type { Arena } from '../game/world.ts';

/** The window's size goes in; a crisp canvas and the arena's place on it come out. */
export interface Stage {
  context: CanvasRenderingContext2D;
  arena: Arena;
  /** CSS pixels of one unit, and of the arena's left and top edge. */
  scale: number;
  left: number;
  top: number;
  /** CSS pixels of the canvas. */
  width: number;
  height: number;
  pixelRatio: number;
}

const SHORT_SIDE = 480;
/** Wider or taller screens show more pond, not more arena, so that scores compare. */
const LONGEST = 2.1;
/** More device pixels than this cost warmth and show nothing. */
const MAX_PIXELS = 4_500_000;

export function layOut(width: number, height: number): Pick<Stage, 'arena' | 'scale' | 'left' | 'top'> {
  const short = Math.max(1, Math.min(width, height));
  const scale = short / SHORT_SIDE;
  const arena = {
    width: Math.min(width / scale, SHORT_SIDE * LONGEST),
    height: Math.min(height / scale, SHORT_SIDE * LONGEST),
  };
  return { arena, scale, left: (width - arena.width * scale) / 2, top: (height - arena.height * scale) / 2 };
}

export function setStage(canvas: HTMLCanvasElement): Stage {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser has no 2D canvas');
  const width = Math.max(1, window.innerWidth);
  const height = Math.max(1, window.innerHeight);
  const pixelRatio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MAX_PIXELS / (width * height)));
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  return { context, width, height, pixelRatio, ...layOut(width, height) };
}
