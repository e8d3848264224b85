import type { Translate } from './models/translate.ts';

interface Slots {
  /** Null: nothing translates, and no message offers it. */
  translate: Translate | null;
}

/** What a studio's own build of the console fills in: the desk calls no service by itself. */
export const slots: Slots = { translate: null };
