import type { SupportWidget } from '@savepoint/widget';
import type { EngineAdapter, Volume } from './adapter.ts';
import { watchHeldInput } from './held-input.ts';
import { watchPads } from './pads.ts';

export interface AttachOptions {
  /** The engine's version, where the game object does not tell it: `Phaser.VERSION`, `VERSION` of PixiJS. */
  version?: string;
  /** What is left of the sound while the panel is open: 1 leaves it alone, 0 silences it. Default 0.25. */
  loudness?: number;
}

declare global {
  interface Window {
    /** What the script tag with `data-game` leaves; not there when it could not be loaded. */
    readonly savepoint?: SupportWidget;
  }
}

/**
 * Binds support to a running game: the game stands still, hears nothing and is quiet while the panel is open, and its
 * engine and picture go with a report. Gives the undo. Without support there is nothing to bind, and nothing fails.
 */
export function attach(
  support: SupportWidget | undefined,
  adapter: EngineAdapter,
  { version = adapter.version, loudness = 0.25 }: AttachOptions = {},
): () => void {
  if (!support) return () => {};
  const { name, element, picture = () => element } = adapter;
  support.describe({ engine: name, canvas: picture, ...(version && { engineVersion: version }) });
  const held = watchHeldInput();
  const pads = watchPads();
  let undo: (() => void) | undefined;

  function hold() {
    if (undo) return;
    held.release(element);
    adapter.release?.();
    pads.hide();
    const louder = lower(adapter.volume, loudness);
    const resume = adapter.pause();
    undo = () => {
      undo = undefined;
      pads.show();
      louder?.();
      resume?.();
    };
  }

  const leave = [support.on('open', hold), support.on('close', () => undo?.())];
  return () => {
    undo?.();
    held.stop();
    for (const off of leave) off();
  };
}

function lower(volume: Volume | undefined, loudness: number): (() => void) | undefined {
  if (!volume || loudness === 1) return;
  const before = volume.get();
  volume.set(before * loudness);
  return () => volume.set(before);
}
