import type { HelpArticle, HelpSection } from '@savepoint/protocol';
import MiniSearch, { type SearchResult } from 'minisearch';
import { excerpt, highlight, type Stretch } from './excerpt.ts';
import { plainText } from './plain-text.ts';
import { createReader, type Query } from './query.ts';
import { stemmerOf } from './stem.ts';
import { termsOf, type Term } from './words.ts';

export interface Found {
  id: string;
  title: Stretch[];
  /** About one line of it, around what was found. */
  excerpt: Stretch[];
}

export interface HelpSearch {
  search(query: string): Found[];
  suggest(text: string): Found[];
}

const RESULTS = 10;
const SUGGESTIONS = 3;
/** Of a long report the last words say what it is about just as well, and cost as much as the first. */
const SUGGEST_CHARS = 400;
/** A term of more articles than this says nothing about any. */
const COMMON_SHARE = 0.3;
const SLICE_MS = 8;

interface Indexed {
  article: HelpArticle;
  text: string;
  /** Where its terms stand, once it was found. */
  terms?: Term[];
}

/** The articles' index, built in slices that leave the game its frames. */
export async function createSearch(sections: readonly HelpSection[], language: string): Promise<HelpSearch> {
  const stem = stemmerOf(language);
  const articles = new Map<string, Indexed>();
  const vocabulary = new Set<string>();
  const index = new MiniSearch<{ id: string; head: string; text: string }>({
    // Two and no more: each field costs as much again at every keystroke.
    fields: ['head', 'text'],
    tokenize: (text) => termsOf(text, stem).map(({ term }) => term),
    processTerm(term) {
      vocabulary.add(term);
      return term;
    },
    searchOptions: { processTerm: (term) => term },
    autoVacuum: false,
  });
  let sliceEndMs = performance.now() + SLICE_MS;
  for (const section of sections) {
    for (const article of section.articles) {
      const { id, title, keywords = [] } = article;
      const text = plainText(article);
      articles.set(id, { article, text });
      if (!index.has(id)) index.add({ id, head: [title, ...keywords, section.title].join(' '), text });
      if (performance.now() < sliceEndMs) continue;
      await new Promise((resolve) => setTimeout(resolve));
      sliceEndMs = performance.now() + SLICE_MS;
    }
  }
  const read = createReader(language, vocabulary);

  const isUnknown = (term: string) => term.length > 3 && !vocabulary.has(term);

  /** `typing`: the last word may be unfinished. */
  const ask = ({ terms, written }: Query, typing: boolean) =>
    index.search(terms.join(' '), {
      tokenize: () => terms,
      boost: { head: 2 },
      boostTerm: (_, i) => (i < written ? 1 : 0.7),
      prefix: (term, i) =>
        i < written && isAlphabetic(term) && (typing && i === written - 1 ? term.length > 1 : isUnknown(term)),
      // A word that some article has is not misspelt; looking for its likes would be most of the work.
      fuzzy: (term, i) => i < written && isAlphabetic(term) && isUnknown(term) && 0.25,
      maxFuzzy: 2,
      weights: { fuzzy: 0.4, prefix: 0.6 },
    });

  function shown({ id, terms }: SearchResult): Found {
    const indexed = articles.get(id as string)!;
    const { article, text } = indexed;
    const textTerms = (indexed.terms ??= termsOf(text, stem));
    // Single letters are found by the way; marked, they would only be in the way.
    const found = new Set(terms.filter((term) => terms.length === 1 || term.length > 1));
    return {
      id: article.id,
      title: highlight(article.title, termsOf(article.title, stem), found),
      excerpt: excerpt(text, textTerms, found),
    };
  }

  return {
    search: (query) => ask(read(query, true), true).slice(0, RESULTS).map(shown),
    suggest(text) {
      const query = read(text.slice(-SUGGEST_CHARS), false);
      const hits = ask(query, false);
      const words = hits.map(({ queryTerms }) => new Set(queryTerms.map((term) => query.origins.get(term) ?? term)));
      const counts = new Map<string, number>();
      for (const each of words) for (const word of each) counts.set(word, (counts.get(word) ?? 0) + 1);
      const common = Math.max(2, articles.size * COMMON_SHARE);
      // Two words that point the same way, or one where only one is written: else it is chance.
      const least = Math.min(2, query.written);
      const telling = (_: SearchResult, i: number) => [...words[i]!].filter((word) => counts.get(word)! <= common).length >= least;
      return hits.filter(telling).slice(0, SUGGESTIONS).map(shown);
    },
  };
}

const isAlphabetic = (term: string) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\d]+$/u.test(term);
