import type { AbstractEngine, AudioEngineV2 } from '@babylonjs/core';
import type { SupportWidget } from '@savepoint/widget';
import { attach, type AttachOptions } from './attach.ts';

export interface BabylonOptions extends AttachOptions {
  audio?: AudioEngineV2;
}

/** Babylon.js with WebGL or WebGPU. */
export function attachBabylon(
  support: SupportWidget | undefined,
  engine: AbstractEngine,
  { audio, ...options }: BabylonOptions = {},
): () => void {
  const element = engine.getRenderingCanvas();
  if (!element) return () => {};
  return attach(
    support,
    {
      name: 'Babylon.js',
      version: (engine.constructor as typeof AbstractEngine).Version,
      element,
      pause() {
        const loops = [...engine.activeRenderLoops];
        for (const loop of loops) engine.stopRenderLoop(loop);
        return () => loops.forEach((loop) => engine.runRenderLoop(loop));
      },
      ...(audio && { volume: { get: () => audio.volume, set: (volume) => (audio.volume = volume) } }),
    },
    options,
  );
}
