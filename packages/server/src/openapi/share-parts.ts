type Json = Record<string, unknown>;

/** Smaller ones are not worth a name. */
const LEAST_CHARS = { choice: 300, property: 1_000 };

/**
 * In: a JSON schema, and the schemas of a document. Out: the same schema with each large choice of an `anyOf` and each large
 * property put among the document's and named there: conditions within conditions are told once and not at every depth, an
 * article once for what is written, what players have and what is saved.
 */
export function shareParts<T>(value: T, shared: Record<string, Json>, names = new Map<string, string>()): T {
  if (Array.isArray(value)) return value.map((one: unknown) => shareParts(one, shared, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const made: unknown = shareParts(inner, shared, names);
    if (key === 'anyOf' && Array.isArray(made)) return [key, made.map((choice: Json) => nameOf(choice, LEAST_CHARS.choice))];
    if (key !== 'properties') return [key, made];
    const named = Object.entries(made as Record<string, Json>).map(([name, part]) => [name, nameOf(part, LEAST_CHARS.property)]);
    return [key, Object.fromEntries(named)];
  });
  return Object.fromEntries(entries) as T;

  function nameOf(part: Json, leastChars: number): Json {
    const text = JSON.stringify(part);
    if (text.length < leastChars) return part;
    const name = names.get(text) ?? `part.${names.size + 1}`;
    names.set(text, name);
    shared[name] = part;
    return { $ref: `#/components/schemas/${name}` };
  }
}
