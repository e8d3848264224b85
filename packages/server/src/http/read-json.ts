import type { Context } from 'hono';
import * as v from 'valibot';
import { isTooDeep } from '../limits/json-depth.ts';
import type { HttpEnv } from './base.ts';
import { ProblemError } from './problem.ts';

const SMALL_BYTES = 64 * 1024;

/** In: a request whose body is JSON. Out: the body as `schema` gives it; anything else throws the problem it is. */
export async function readJson<T extends v.GenericSchema>(
  c: Context,
  schema: T,
  maxBytes = SMALL_BYTES,
): Promise<v.InferOutput<T>> {
  const parsed = v.safeParse(schema, parseJson(await readBytes(c, maxBytes)));
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]);
  throw new ProblemError('malformed', { ...(field !== null && { detail: `The field "${field}" is not valid` }) });
}

/** Counted while it comes in: the length a client declares, or leaves out, proves nothing. */
export async function readBytes(c: Context, maxBytes: number): Promise<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw new ProblemError('body_too_large');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of bodyOf(c)) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new ProblemError('body_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Half of what a client waits for at its slowest (`sdk/src/sync/wire.ts`), and some time to begin. */
const SLOWEST_BYTES_PER_MS = 8;
const BEGIN_MS = 20_000;

/**
 * The body as it comes; who sends it slower than anybody would wait for holds a connection on purpose. Where it breaks off
 * nobody is left to hear the answer, but the server's log: no fault of ours. Read from Node's own request: as a web
 * stream a small body costs more than all that is done with it.
 */
export async function* bodyOf(c: Context, beginMs = BEGIN_MS): AsyncGenerator<Uint8Array> {
  // What is not wanted any further must not end the connection before the answer is out.
  const chunks = (c as Context<HttpEnv>).env.incoming.iterator({ destroyOnReturn: false });
  const startMs = performance.now();
  let bytes = 0;
  try {
    for (;;) {
      const leftMs = startMs + beginMs + bytes / SLOWEST_BYTES_PER_MS - performance.now();
      const next = await within(leftMs, chunks.next().catch(() => 'broken off' as const));
      if (next === 'late') throw new ProblemError('too_slow');
      if (next === 'broken off') throw new ProblemError('malformed', { detail: 'The body broke off' });
      if (next.done) return;
      bytes += (next.value as Uint8Array).byteLength;
      yield next.value as Uint8Array;
    }
  } finally {
    void chunks.return?.().catch(() => {});
  }
}

async function within<T>(ms: number, task: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.max(0, ms));
  });
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

function parseJson(bytes: Uint8Array): unknown {
  if (isTooDeep(bytes)) throw new ProblemError('malformed', { detail: 'The body nests too deep' });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError('malformed', { detail: 'The body is not JSON' });
  }
}
