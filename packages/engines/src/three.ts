import type { SupportWidget } from '@savepoint/widget';
import type { AudioListener, WebGLRenderer } from 'three';
import { attach, type AttachOptions } from './attach.ts';

export interface ThreeGame {
  renderer: Pick<WebGLRenderer, 'domElement' | 'setAnimationLoop'>;
  /** The callback that was given to `renderer.setAnimationLoop`: Three.js cannot be asked for it. */
  loop: Parameters<WebGLRenderer['setAnimationLoop']>[0];
  listener?: AudioListener;
}

/** Three.js with either renderer. */
export function attachThree(support: SupportWidget | undefined, game: ThreeGame, options?: AttachOptions): () => void {
  const { renderer, loop, listener } = game;
  const element = renderer.domElement;
  return attach(
    support,
    {
      name: 'Three.js',
      // The renderer writes it at its canvas.
      version: /r\d+/.exec(element.dataset.engine ?? '')?.[0],
      element,
      pause() {
        void renderer.setAnimationLoop(null);
        return () => void renderer.setAnimationLoop(loop);
      },
      ...(listener && {
        volume: { get: () => listener.getMasterVolume(), set: (volume) => listener.setMasterVolume(volume) },
      }),
    },
    options,
  );
}
