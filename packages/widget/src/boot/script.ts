import { createTruce, type Truce } from '../input/truce.ts';
import type { WidgetOptions } from './options.ts';
import { createWidget, type SupportWidget, type WidgetParts } from './widget.ts';

/**
 * The script tag: `<script src="https://support.example/savepoint.js" data-game="my-game" data-build="1.4.2"></script>`
 * starts support at `window.savepoint`. Without `data-game` it only leaves `window.Savepoint.createSupport(options)`.
 */
declare const __ENGINE__: string;
declare const __PANEL__: string;

// An engine that already listens on `window` hears a key before anybody who comes later can stop it.
if (document.querySelector('canvas')) console.warn('savepoint: load before the game');

const script = document.currentScript as HTMLScriptElement | null;
/** Listens from now on, so that it comes before the game; the first support takes it over. */
let truce: Truce | undefined = createTruce();
const base = new URL('.', script?.src ?? location.href);

function createSupport(options: Partial<WidgetOptions>): SupportWidget {
  const load = (part: string) => import(/* @vite-ignore */ new URL(`savepoint/${part}.js`, base).href);
  const parts = { loadPanel: () => load(__PANEL__), loadEngine: () => load(__ENGINE__), truce } as WidgetParts;
  truce = undefined;
  return createWidget({ endpoint: base.href, ...options } as WidgetOptions, parts);
}

// All is text there, and any text would be taken for a yes.
const options = JSON.parse(JSON.stringify({ ...script?.dataset }), (_, value) => value !== 'false' && value);
Object.assign(globalThis, {
  Savepoint: { createSupport },
  ...(options.game && { savepoint: createSupport(options) }),
});
