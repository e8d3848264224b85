import { en, type Messages } from './en.ts';
import { zhHans } from './zh-hans.ts';

/** A language of the desk: its own name, how it writes dates and numbers, and its words. */
export interface Language {
  name: string;
  locale: string;
  messages: Messages;
}

/** By the tag that stands on the page. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', messages: en },
  'zh-Hans': { name: '简体中文', locale: 'zh-CN', messages: zhHans },
} satisfies Record<string, Language>;

export type LanguageTag = keyof typeof LANGUAGES;
