import type { SupportWidget } from '@savepoint/widget';
import type { Game } from 'phaser';
import { attach, type AttachOptions } from './attach.ts';

/** Phaser 3 and 4. */
export function attachPhaser(support: SupportWidget | undefined, game: Game, options?: AttachOptions): () => void {
  return attach(
    support,
    {
      name: 'Phaser',
      element: game.canvas,
      pause() {
        if (game.isPaused) return;
        game.pause();
        return () => game.resume();
      },
      release() {
        for (const { input } of game.scene.getScenes()) input.keyboard?.resetKeys();
      },
      picture() {
        if (game.isPaused) redraw(game);
        return game.canvas;
      },
      volume: { get: () => game.sound.volume, set: (volume) => (game.sound.volume = volume) },
    },
    options,
  );
}

/** A paused game leaves its WebGL buffer empty after each picture. */
function redraw({ renderer, scene }: Game) {
  renderer.preRender();
  scene.render(renderer);
  renderer.postRender();
}
