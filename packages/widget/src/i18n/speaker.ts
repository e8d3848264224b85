import { pluralIn, resolveLanguage } from '@savepoint/protocol';
import type { BootText } from './boot-text.ts';
import { en, type Messages } from './en.ts';
import { LANGUAGES } from './languages.ts';
import { withOwnWords, type OwnWords } from './own-words.ts';
import { spoken } from './text.ts';
import { withKeys } from './with-keys.ts';

export interface LanguageOptions {
  /** Language of what the player sees, for example `pt-BR`, or what tells it whenever the panel opens. */
  language?: string | (() => string | undefined);
  /** Words of your own by language: instead of ours, or of a language that we do not have. Functions are called on demand. */
  messages?: Record<string, OwnWords | (() => Promise<OwnWords>)>;
}

/** A language that takes longer is not waited for: the panel opens in the last one and changes. */
const PATIENCE_MS = 600;

/** Chooses, loads and changes the language of one support. `bootText` has the words of the boot file, which follow. */
export function createSpeaker({ language, messages: own = {} }: LanguageOptions, bootText: BootText) {
  const known = new Map<string, Promise<Messages>>();
  let chosen = '';

  async function load(tag: string): Promise<Messages> {
    const mine = own[tag];
    const [ours, theirs] = await Promise.all([
      LANGUAGES[tag]?.().then(({ words }) => withKeys(words(pluralIn(tag)), en)) ?? en,
      Promise.resolve(typeof mine === 'function' ? mine() : mine).catch((problem) => {
        console.warn(`savepoint: the words of option \`messages.${tag}\` could not be loaded`, problem);
        // Ours will do; of a language that is only theirs there would be nothing.
        if (tag !== 'en' && !LANGUAGES[tag]) throw problem;
      }),
    ]);
    return withOwnWords(ours, theirs);
  }

  /** Speaks as soon as it can what is wanted now. What could not be loaded is tried again at the next call. */
  async function speak() {
    try {
      const tag = (chosen = choose(language, Object.keys(own)));
      const loading = known.get(tag) ?? load(tag);
      known.set(tag, loading);
      const messages = await loading.catch(() => void known.delete(tag));
      if (!messages || chosen !== tag) return;
      Object.assign(bootText, messages.boot);
      spoken.value = { tag, messages };
    } catch (problem) {
      console.warn('savepoint: the language could not be chosen', problem);
    }
  }

  return {
    speak,
    /** Done when the language is there, or has taken too long. */
    ready: () => Promise.race([speak(), new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]),
  };
}

/** What the game says, else what its page says, else what the player's browser says. */
function choose(language: LanguageOptions['language'], own: string[]): string {
  const told = typeof language === 'function' ? language() : language;
  return resolveLanguage([told, document.documentElement.lang, ...navigator.languages], [
    ...own,
    'en',
    ...Object.keys(LANGUAGES),
  ]);
}
