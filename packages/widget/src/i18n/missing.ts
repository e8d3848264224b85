/** The words of `model` that `words` lacks or has of another kind, by their way: `topics.bug`. */
export function missingWords(words: unknown, model: object, way = ''): string[] {
  return Object.entries(model).flatMap(([key, value]) => {
    const own = (words as Record<string, unknown> | undefined)?.[key];
    if (typeof value === 'object') return missingWords(own, value, `${way}${key}.`);
    return typeof own === typeof value && (own !== '' || value === '') ? [] : [way + key];
  });
}
