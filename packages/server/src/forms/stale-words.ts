import { formWords, type FormDefinition, type Localised } from '@savepoint/protocol';

/** What the others are translated from. */
const SOURCE = 'en';

/**
 * In: every version of a form, the first one first. Out: by language, the words of the newest whose English was changed
 * after they were, by their paths. A word that a language lacks is not stale but missing.
 */
export function staleWords(versions: readonly FormDefinition[]): Record<string, string[]> {
  const stale: Record<string, string[]> = {};
  const all = versions.map(formWords);
  for (const [path, words] of all.at(-1) ?? []) {
    const past = all.map((one) => one.get(path));
    const from = changedAt(past, SOURCE);
    for (const language of Object.keys(words)) {
      if (language !== SOURCE && changedAt(past, language) < from) (stale[language] ??= []).push(path);
    }
  }
  return stale;
}

/** The version since which the words have been as they are in the last. */
function changedAt(past: readonly (Localised | undefined)[], language: string): number {
  let at = past.length - 1;
  while (at > 0 && past[at - 1]?.[language] === past[at]?.[language]) at--;
  return at;
}
