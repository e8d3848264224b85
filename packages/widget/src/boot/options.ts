import type { SupportOptions } from '@savepoint/sdk';
import type { LanguageOptions } from '../i18n/speaker.ts';

export interface WidgetOptions extends SupportOptions, LanguageOptions {
  /** False: no launcher; the game opens the panel from its own menu. */
  launcher?: boolean;
  /** Corner of the launcher and of what it opens; default `end` (bottom right in left-to-right pages). */
  side?: 'start' | 'end';
  /** `KeyboardEvent.code` that opens and closes the panel, for example `F1`. None by default. */
  hotkey?: string;
  /** `auto` follows the system. */
  theme?: 'auto' | 'light' | 'dark';
  /** Hours of the player's day in which no note of an answer shows by itself, for example `22:00-07:00`. */
  quietHours?: string;
  /** A short soft sound with such a note; none by default. */
  sound?: boolean;
}
