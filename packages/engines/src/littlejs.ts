import type { SupportWidget } from '@savepoint/widget';
import { attach, type AttachOptions } from './attach.ts';

/** What is used of `import * as engine from 'littlejsengine'`. */
type LittleJs = Pick<
  typeof import('littlejsengine'),
  | 'engineVersion'
  | 'glCanvas'
  | 'mainCanvas'
  | 'paused'
  | 'setPaused'
  | 'inputClear'
  | 'soundVolume'
  | 'setSoundVolume'
>;

/** LittleJS; call it in `gameInit`, when its canvases are there. */
export function attachLittleJs(
  support: SupportWidget | undefined,
  engine: LittleJs,
  options?: AttachOptions,
): () => void {
  return attach(
    support,
    {
      name: 'LittleJS',
      version: engine.engineVersion,
      element: engine.mainCanvas,
      pause() {
        if (engine.paused) return;
        engine.setPaused(true);
        return () => engine.setPaused(false);
      },
      release: () => engine.inputClear(),
      picture: () => bothCanvases(engine),
      volume: { get: () => engine.soundVolume, set: (volume) => engine.setSoundVolume(volume) },
    },
    options,
  );
}

/** The engine draws sprites on one canvas and text on another above it; asked in a frame, after the engine drew it. */
function bothCanvases({ glCanvas, mainCanvas }: LittleJs): HTMLCanvasElement {
  const both = document.createElement('canvas');
  both.width = mainCanvas.width;
  both.height = mainCanvas.height;
  const context = both.getContext('2d');
  for (const layer of [glCanvas, mainCanvas]) if (layer) context?.drawImage(layer, 0, 0, both.width, both.height);
  return both;
}
