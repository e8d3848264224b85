import { describeApi } from '../../packages/server/src/openapi/document.ts';

type Json = Record<string, unknown>;

/** A rule's conditions stand in each other: of each depth the fields are the same. */
const flat = (path: string) => path.replace(/\.when(\.(all|any)\[\]|\.not)+/, '.when');

/** Every field of every JSON body that holds such a text, by what the API's own document says: `PUT /staff/views/:id .name`. */
export function textFields(text: string): string[] {
  const { paths, components } = describeApi('1') as {
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Json } | undefined> } }>>;
    components: { schemas: Record<string, Json> };
  };
  const found = new Set<string>();
  const walk = (schema: Json, at: string, within: readonly string[]): void => {
    const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1)! : null;
    if (name !== null) {
      if (!within.includes(name)) walk(components.schemas[name] ?? {}, at, [...within, name]);
      return;
    }
    for (const choices of [schema.anyOf, schema.oneOf, schema.allOf]) for (const one of (choices as Json[] | undefined) ?? []) walk(one, at, within);
    if (schema.type === 'string' && !schema.enum && !schema.const && !schema.format && fits(schema.pattern, text)) found.add(flat(at));
    for (const [key, part] of Object.entries((schema.properties as Record<string, Json> | undefined) ?? {})) walk(part, `${at}.${key}`, within);
    if (typeof schema.additionalProperties === 'object') walk(schema.additionalProperties as Json, `${at}.*`, within);
    if (typeof schema.items === 'object') walk(schema.items as Json, `${at}[]`, within);
  };
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      const schema = requestBody?.content['application/json']?.schema;
      if (schema) walk(schema, `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')} `, []);
    }
  }
  return [...found].toSorted();
}

const fits = (pattern: unknown, text: string) => typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text);

/** From now on, in which fields requests that were taken held the text. `end` puts `fetch` back. */
export function watchTexts(text: string): { heldIn(field: string): boolean; end(): void } {
  const held = new Set<string>();
  const bare = globalThis.fetch;
  globalThis.fetch = async (given, init) => {
    const response = await bare(given, init);
    if (response.ok && typeof init?.body === 'string' && init.body.includes('{')) {
      const { pathname } = new URL(given instanceof Request ? given.url : given);
      note(JSON.parse(init.body), `${init.method} ${pathname} `);
    }
    return response;
  };
  const note = (value: unknown, at: string): void => {
    if (typeof value === 'string' && value.includes(text)) held.add(flat(at));
    else if (Array.isArray(value)) for (const one of value) note(one, `${at}[]`);
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) note(one, `${at}.${key}`);
  };
  return {
    heldIn(field) {
      const [method, path, at = ''] = field.split(' ');
      const names = (text: string) => text.replace(/[.[\]]/g, '\\$&');
      const like = new RegExp(`^${method} ${path!.replace(/:\w+/g, '[^/ ]+')} ${names(at).replace(/\*/g, '[^.]+')}$`);
      return [...held].some((one) => like.test(one));
    },
    end: () => void (globalThis.fetch = bare),
  };
}
