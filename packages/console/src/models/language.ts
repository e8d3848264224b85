import { resolveLanguage } from '@savepoint/protocol';
import { signal, type ReadonlySignal } from '@preact/signals';
import { LANGUAGES, type LanguageTag } from '../i18n/languages.ts';
import { spoken } from '../i18n/text.ts';
import type { TextStorage } from './text-storage.ts';

/** The agent's choice of a language, or of the system's own, in; the words on screen and the page's `lang` out. */
export type LanguageChoice = 'system' | LanguageTag;

export interface LanguageModel {
  readonly choice: ReadonlySignal<LanguageChoice>;
  choose(choice: LanguageChoice): void;
}

const KEY = 'savepoint.desk/language';
const TAGS = Object.keys(LANGUAGES) as LanguageTag[];
export const LANGUAGE_CHOICES: readonly LanguageChoice[] = ['system', ...TAGS];

/** `wanted`: the languages of the system, the most wanted first. */
export function createLanguage(
  storage: TextStorage,
  root: { lang: string },
  wanted: readonly string[],
): LanguageModel {
  const choice = signal<LanguageChoice>(read(storage));
  const speak = () => {
    const ofSystem = TAGS.find((tag) => tag === resolveLanguage(wanted, TAGS)) ?? 'en';
    const tag = choice.value === 'system' ? ofSystem : choice.value;
    root.lang = tag;
    spoken.value = LANGUAGES[tag];
  };
  speak();
  return {
    choice,
    choose(next) {
      choice.value = next;
      speak();
      try {
        storage.setItem(KEY, next);
      } catch {
        // Refused storage: the choice holds until the page is left.
      }
    },
  };
}

function read(storage: TextStorage): LanguageChoice {
  try {
    const kept = storage.getItem(KEY);
    return LANGUAGE_CHOICES.find((choice) => choice === kept) ?? 'system';
  } catch {
    return 'system';
  }
}
