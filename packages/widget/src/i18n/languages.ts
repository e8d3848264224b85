import type { Plural } from '@savepoint/protocol';
import type { Messages } from './en.ts';

/** A language: every word there is. It takes what it needs as an argument and imports nothing, so its file stands alone. */
export type Words = (plural: Plural) => Messages;

type Load = () => Promise<{ words: Words }>;

/** The languages beside English, by tag; each is a file that is loaded when somebody speaks it. */
export const LANGUAGES: Readonly<Record<string, Load>> = {
  'zh-Hans': () => import('./languages/zh-hans.ts'),
  'zh-Hant': () => import('./languages/zh-hant.ts'),
  ja: () => import('./languages/ja.ts'),
  ko: () => import('./languages/ko.ts'),
  fr: () => import('./languages/fr.ts'),
  de: () => import('./languages/de.ts'),
  es: () => import('./languages/es.ts'),
  'pt-BR': () => import('./languages/pt-br.ts'),
  ru: () => import('./languages/ru.ts'),
  uk: () => import('./languages/uk.ts'),
  vi: () => import('./languages/vi.ts'),
  ar: () => import('./languages/ar.ts'),
};
