import { isDeepStrictEqual } from 'node:util';
import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { JSON_TYPE } from '../openapi/operation.ts';
import { OPERATIONS } from '../openapi/document.ts';

interface Described {
  route: string;
  method: string;
  path: RegExp;
  answer: GenericSchema;
}

const described: Described[] = Object.entries(OPERATIONS).flatMap(([route, { answer }]) => {
  const [method = '', path = ''] = route.split(' ');
  const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  return answer ? [{ route, method, path: pattern, answer }] : [];
});

/**
 * In: a request's method and path, and what was answered. Throws where the API document describes another answer: a part that
 * is missing or of another kind, or one that the document does not name.
 */
export function holdToDocument(method: string, path: string, answer: unknown): void {
  const found = described.find((one) => one.method === method && one.path.test(path));
  if (!found) return;
  const parsed = v.safeParse(found.answer, answer);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${found.route} answers what its document does not say: ${v.getDotPath(issue!)}: ${issue!.message}`);
  }
  // What the schema does not know it leaves out.
  const unnamed = pathOfDifference(parsed.output, answer);
  if (unnamed !== null) throw new Error(`${found.route} answers what its document does not name: ${unnamed}`);
}

function pathOfDifference(described: unknown, answered: unknown, path = '$'): string | null {
  if (isDeepStrictEqual(described, answered)) return null;
  if (!isParts(described) || !isParts(answered)) return path;
  for (const key of Object.keys(answered)) {
    const inner = pathOfDifference(described[key], answered[key], `${path}.${key}`);
    if (inner !== null) return inner;
  }
  return null;
}

const isParts = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const held = new Set<string>();
let watching = false;

/** From now on every JSON answer of this server that a test fetches is held to the document. */
export function holdAnswersOf(url: string): void {
  held.add(new URL(url).origin);
  if (watching) return;
  watching = true;
  const bare = globalThis.fetch;
  globalThis.fetch = async (...asked) => {
    const response = await bare(...asked);
    const [given, { method = given instanceof Request ? given.method : 'GET' } = {}] = asked;
    const { origin, pathname } = new URL(given instanceof Request ? given.url : given);
    const isJson = response.headers.get('content-type')?.startsWith(JSON_TYPE) ?? false;
    if (response.ok && isJson && held.has(origin)) holdToDocument(method, pathname, await response.clone().json());
    return response;
  };
}

/** Its port may be another server's next. */
export const letGoOf = (url: string): void => void held.delete(new URL(url).origin);
