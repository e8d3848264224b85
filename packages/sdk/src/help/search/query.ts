import { fillerOf } from './filler.ts';
import { slangOf } from './slang.ts';
import { stemmerOf } from './stem.ts';
import { fold, termsOf } from './words.ts';

/** What is asked of the index: the terms that were written, then others that may mean the same, each with whose it is. */
export interface Query {
  terms: string[];
  /** How many of them were written. */
  written: number;
  origins: ReadonlyMap<string, string>;
}

/** Languages that write several words as one. */
const COMPOUNDING = new Set(['de', 'nl', 'sv', 'da', 'nb', 'fi']);
const LEAST_HEAD = 5;
const LEAST_TAIL = 4;

/** What makes queries of what players write, over an index that holds the terms `vocabulary`. */
export function createReader(language: string, vocabulary: ReadonlySet<string>) {
  const stem = stemmerOf(language);
  const filler = new Set([...fillerOf(language)].map(stem));
  const slang = slangOf(language, (word) => stem(fold(word)));
  const compounds = COMPOUNDING.has(language.split('-')[0]!);

  return (text: string, lastIsUnfinished: boolean): Query => {
    const all = [...new Set(termsOf(text, stem).map(({ term }) => term))];
    const telling = all.filter((term, i) => !filler.has(term) || (lastIsUnfinished && i === all.length - 1));
    const written = telling.length > 0 ? telling : all;
    const origins = new Map(written.map((term) => [term, term]));
    for (const term of written) {
      for (const other of [...(slang.get(term) ?? []), ...(compounds ? partsOf(term, vocabulary) : [])]) {
        if (!origins.has(other)) origins.set(other, term);
      }
    }
    return { terms: [...origins.keys()], written: written.length, origins };
  };
}

/** Words of the index that begin or end the one that was written, or that end with it. */
function partsOf(term: string, vocabulary: ReadonlySet<string>): string[] {
  if (term.length < LEAST_HEAD) return [];
  const parts: string[] = [];
  for (const known of vocabulary) {
    if (known === term) continue;
    const within = known.length >= LEAST_TAIL && known.length < term.length && term.endsWith(known);
    const leads = known.length >= LEAST_HEAD && known.length < term.length && term.startsWith(known);
    if (within || leads || known.endsWith(term)) parts.push(known);
  }
  return parts;
}
