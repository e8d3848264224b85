import { en, type Messages } from './en.ts';

/** The words of the language in use. */
export const text: Messages = en;
