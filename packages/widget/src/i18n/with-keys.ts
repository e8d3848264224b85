/** Builds deliver words as lists in the order of `model`. Out: the words under their names; as they came if they have them. */
export function withKeys<T extends object>(words: unknown, model: T): T {
  if (!Array.isArray(words)) return words as T;
  const named = Object.entries(model).map(([name, like], index) => [
    name,
    typeof like === 'object' ? withKeys(words[index], like as object) : words[index],
  ]);
  return Object.fromEntries(named) as T;
}
