import type { Localised } from '@savepoint/protocol';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { ko } from './words/ko.ts';
import { ptBr } from './words/pt-br.ts';
import { ru } from './words/ru.ts';
import { uk } from './words/uk.ts';
import { vi } from './words/vi.ts';
import { zhHans } from './words/zh-hans.ts';
import { zhHant } from './words/zh-hant.ts';
import type { StarterWords } from './words/en.ts';

const LANGUAGES: Record<string, StarterWords> = { en, de, fr, es, 'pt-BR': ptBr, ru, uk, ja, ko, 'zh-Hans': zhHans, 'zh-Hant': zhHant, vi, ar };

/** One word of the starter forms in every language. */
export const say = (word: keyof StarterWords): Localised =>
  Object.fromEntries(Object.entries(LANGUAGES).map(([tag, words]) => [tag, words[word]]));
