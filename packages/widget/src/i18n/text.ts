import { signal } from '@preact/signals';
import { en, type Messages } from './en.ts';

/** The language in use. English needs no loading, so there are always words. */
export const spoken = signal({ tag: 'en', messages: en });

/** The words of the language in use. What reads one while it is drawn is drawn anew in the next language. */
export const text: Messages = new Proxy(en, {
  get: (_, name) => spoken.value.messages[name as keyof Messages],
});
