import type { HelpArticle, HelpSection } from '@savepoint/protocol';
import MiniSearch, { type SearchResult } from 'minisearch';
import { excerpt, highlight, type Stretch } from './excerpt.ts';
import { plainText } from './plain-text.ts';
import { stemmerOf } from './stem.ts';
import { termsOf } from './words.ts';

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

const RESULTS = 20;
const SUGGESTIONS = 3;
/** Of a long report the last words say what it is about just as well, and cost as much as the first. */
const SUGGEST_CHARS = 400;
/** A term of more articles than this says nothing about any. */
const COMMON_SHARE = 0.3;
const SLICE_MS = 8;

/** The articles' index, built in slices that leave the game its frames. */
export async function createSearch(sections: readonly HelpSection[], language: string): Promise<HelpSearch> {
  const stem = stemmerOf(language);
  const articles = new Map<string, { article: HelpArticle; text: string }>();
  const tokenize = (text: string) => termsOf(text, stem).map(({ term }) => term);
  const index = new MiniSearch<{ id: string; title: string; keywords: string; text: string; section: string }>({
    fields: ['title', 'keywords', 'text', 'section'],
    tokenize,
    processTerm: (term) => term,
    autoVacuum: false,
  });
  let sliceEndMs = performance.now() + SLICE_MS;
  for (const section of sections) {
    for (const article of section.articles) {
      const { id, title, keywords = [] } = article;
      const text = plainText(article);
      articles.set(id, { article, text });
      if (!index.has(id)) index.add({ id, title, keywords: keywords.join(' '), text, section: section.title });
      if (performance.now() < sliceEndMs) continue;
      await new Promise((resolve) => setTimeout(resolve));
      sliceEndMs = performance.now() + SLICE_MS;
    }
  }

  const ask = (query: string, typing: boolean) =>
    index.search(query, {
      boost: { title: 2, keywords: 2, section: 0.5 },
      // Only the last word can be unfinished.
      prefix: (term, i, terms) => isAlphabetic(term) && (typing ? i === terms.length - 1 || term.length > 3 : false),
      fuzzy: (term) => isAlphabetic(term) && term.length > 3 && 0.25,
      maxFuzzy: 2,
      weights: { fuzzy: 0.4, prefix: 0.6 },
    });

  function shown({ id, terms }: SearchResult): Found {
    const { article, text } = articles.get(id as string)!;
    const found = new Set(terms);
    return {
      id: article.id,
      title: highlight(article.title, termsOf(article.title, stem), found),
      excerpt: excerpt(text, termsOf(text, stem), found),
    };
  }

  /** How many articles hold a term that was found. */
  const spread = (hits: SearchResult[]) => {
    const counts = new Map<string, number>();
    for (const { queryTerms } of hits) for (const term of queryTerms) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  };

  return {
    search: (query) => ask(query, true).slice(0, RESULTS).map(shown),
    suggest(text) {
      const hits = ask(text.slice(-SUGGEST_CHARS), false);
      const counts = spread(hits);
      const common = Math.max(2, articles.size * COMMON_SHARE);
      const telling = ({ queryTerms }: SearchResult) => queryTerms.filter((term) => counts.get(term)! <= common).length;
      // Two words that point the same way, or one where so few are written: else it is chance.
      const least = Math.min(2, tokenize(text).length);
      return hits.filter((hit) => telling(hit) >= least).slice(0, SUGGESTIONS).map(shown);
    },
  };
}

const isAlphabetic = (term: string) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\d]+$/u.test(term);
