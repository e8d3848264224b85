import { en, type Messages } from './en.ts';

/** The words of the language in use. */
export const text: Messages = en;

/** Its tag, for screen readers. */
export const language = 'en';
