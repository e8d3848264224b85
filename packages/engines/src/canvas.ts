import type { SupportWidget } from '@savepoint/widget';
import type { Volume } from './adapter.ts';
import { attach, type AttachOptions } from './attach.ts';

/** A game without an engine, or with one that has no adapter: it says itself how it stops. */
export interface CanvasGame {
  canvas: HTMLCanvasElement;
  /** Stops the game and gives the undo; nothing when it stands still already. */
  pause(): (() => void) | void;
  /** Forgets which keys and pointers are down. */
  release?(): void;
  volume?: Volume;
  /** Default `canvas`. */
  name?: string;
}

export function attachCanvas(
  support: SupportWidget | undefined,
  game: CanvasGame,
  options?: AttachOptions,
): () => void {
  const { canvas, name = 'canvas', ...rest } = game;
  return attach(support, { name, element: canvas, ...rest }, options);
}
