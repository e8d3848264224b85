import { signal } from '@preact/signals';
import { en, type Messages } from './en.ts';
import { LANGUAGES, type Language } from './languages.ts';

/** The language in use. */
export const spoken = signal<Language>(LANGUAGES.en);

/** The words of the language in use. What reads one while it is drawn is drawn anew in the next language. */
export const text: Messages = new Proxy(en, {
  get: (_, name) => spoken.value.messages[name as keyof Messages],
});

/** Makes a format once for each language, and gives the one of the language in use. */
export function inLanguage<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const { locale } = spoken.value;
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}
