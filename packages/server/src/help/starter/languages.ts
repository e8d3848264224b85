import { words as ar } from './ar.ts';
import { words as de } from './de.ts';
import { words as en } from './en.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as ko } from './ko.ts';
import { words as ptBr } from './pt-br.ts';
import { words as ru } from './ru.ts';
import { words as uk } from './uk.ts';
import { words as vi } from './vi.ts';
import { words as zhHans } from './zh-hans.ts';
import { words as zhHant } from './zh-hant.ts';
import type { StarterWords } from './words.ts';

/** The languages that the panel speaks, by tag. */
export const STARTER_WORDS: Readonly<Record<string, StarterWords>> = {
  en,
  de,
  fr,
  es,
  'pt-BR': ptBr,
  ru,
  uk,
  ja,
  ko,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  vi,
  ar,
};
