/**
 * The best of the `known` languages for the first of `wanted` that any of them serves; else English. Tags may be written as
 * games and systems write them (`de_DE`). A language serves another of the same writing: `zh-TW` is read in `zh-Hant`, not in
 * `zh-Hans`; `pt` and `pt-PT` in `pt-BR`. The region only decides between two that serve.
 */
export function resolveLanguage(wanted: readonly (string | undefined)[], known: readonly string[]): string {
  for (const tag of wanted) {
    const reader = localeOf(tag);
    const serving = known.filter((each) => {
      const { language, script } = localeOf(each) ?? {};
      return language === reader?.language && script === reader?.script;
    });
    const best = serving.find((each) => localeOf(each)?.region === reader?.region) ?? serving[0];
    if (reader && best) return best;
  }
  return 'en';
}

/** A tag with what it leaves unsaid, or undefined when it is none. */
export function localeOf(tag: string | undefined): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag!.replaceAll('_', '-')).maximize();
  } catch {
    return undefined;
  }
}
