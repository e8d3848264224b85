import type { SupportWidget } from '@savepoint/widget';
import type { Application } from 'pixi.js';
import { attach, type AttachOptions } from './attach.ts';

/** PixiJS 8. Its sound comes from a library of its own, which stays as it is. */
export function attachPixi(support: SupportWidget | undefined, app: Application, options?: AttachOptions): () => void {
  return attach(
    support,
    {
      name: 'PixiJS',
      element: app.canvas,
      pause() {
        if (!app.ticker.started) return;
        app.stop();
        return () => app.start();
      },
      picture() {
        // A ticker that stands still leaves the WebGL buffer empty after each picture.
        if (!app.ticker.started) app.render();
        return app.canvas;
      },
    },
    options,
  );
}
