import type { SupportWidget } from '@savepoint/widget';
import type { KAPLAYCtx } from 'kaplay';
import { attach, type AttachOptions } from './attach.ts';

/** Kaplay. Its own pause stops its sound as well. */
export function attachKaplay(
  support: SupportWidget | undefined,
  k: Pick<KAPLAYCtx, 'VERSION' | 'canvas' | 'debug' | 'volume'>,
  options?: AttachOptions,
): () => void {
  return attach(
    support,
    {
      name: 'Kaplay',
      version: k.VERSION,
      element: k.canvas,
      pause() {
        if (k.debug.paused) return;
        k.debug.paused = true;
        return () => (k.debug.paused = false);
      },
      volume: { get: () => k.volume(), set: (volume) => void k.volume(volume) },
    },
    options,
  );
}
