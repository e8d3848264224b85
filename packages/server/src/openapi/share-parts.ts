type Json = Record<string, unknown>;

/** Smaller ones are not worth a name. */
const LEAST_CHARS = 300;

/**
 * In: a JSON schema, and the schemas of a document. Out: the same schema with each large choice of an `anyOf` put among
 * the document's and named there, so that conditions within conditions are told once and not at every depth.
 */
export function shareParts<T>(value: T, shared: Record<string, Json>, names = new Map<string, string>()): T {
  if (Array.isArray(value)) return value.map((one: unknown) => shareParts(one, shared, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const made: unknown = shareParts(inner, shared, names);
    return [key, key === 'anyOf' && Array.isArray(made) ? made.map((choice: Json) => nameOf(choice)) : made];
  });
  return Object.fromEntries(entries) as T;

  function nameOf(choice: Json): Json {
    const text = JSON.stringify(choice);
    if (text.length < LEAST_CHARS) return choice;
    const name = names.get(text) ?? `part.${names.size + 1}`;
    names.set(text, name);
    shared[name] = choice;
    return { $ref: `#/components/schemas/${name}` };
  }
}
