import type { WidgetOptions } from './boot/options.ts';
import { createWidget, type SupportWidget } from './boot/widget.ts';

/** Starts support in a game; the panel is a chunk of its own, loaded when it is wanted. Never throws. */
export function createSupport(options: WidgetOptions): SupportWidget {
  return createWidget(options, {
    loadEngine: () => import('./boot/engine.ts'),
    loadPanel: () => import('./panel/panel.tsx'),
  });
}

export type { Place, SupportWidget, WidgetEvents } from './boot/widget.ts';
export type { WidgetOptions } from './boot/options.ts';
export type { LanguageOptions } from './i18n/speaker.ts';
export type { Messages } from './i18n/en.ts';
export type { OwnWords } from './i18n/own-words.ts';
