import type { Readable } from 'node:stream';

/**
 * A backup is a gzip stream of parts. Each is a line of JSON that names it, then its bytes in pieces of a 4-byte length
 * (big-endian) and so many bytes; a piece of length 0 ends it. The part `end` is the last one: without it, half is missing.
 */
export type PartHeader =
  | { part: 'about'; format: 1; madeAt: string; migrations: string[]; tokenKey?: string }
  | { part: 'table'; name: string; columns: string[] }
  | { part: 'sequence'; table: string; column: string; value: string }
  | { part: 'file'; sha256: string }
  | { part: 'end'; parts: number };

export interface Part {
  header: PartHeader;
  /** To be read to its end before the next part. */
  bytes: AsyncIterable<Buffer>;
}

const LENGTH_BYTES = 4;
const LONGEST_HEADER = 1024 * 1024;

export async function* writePart(header: PartHeader, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = []) {
  yield Buffer.from(`${JSON.stringify(header)}\n`);
  for await (const chunk of bytes) {
    if (chunk.byteLength === 0) continue;
    yield lengthOf(chunk.byteLength);
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  yield lengthOf(0);
}

/** In: what `writePart` made, one after the other. Out: the parts; throws where the stream ends before its end. */
export async function* readParts(stream: Readable): AsyncGenerator<Part> {
  const source = createSource(stream);
  for (;;) {
    const header = JSON.parse((await source.line()).toString()) as PartHeader;
    let read = false;
    const bytes = (async function* () {
      for (;;) {
        const length = (await source.take(LENGTH_BYTES)).readUInt32BE();
        if (length === 0) break;
        yield await source.take(length);
      }
      read = true;
    })();
    yield { header, bytes };
    // What was not wanted is passed over.
    while (!read) if ((await bytes.next()).done) break;
    if (header.part === 'end') return;
  }
}

function createSource(stream: Readable) {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const next = await chunks.next();
    if (next.done) throw new Error('The backup breaks off: it was not written to its end.');
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
  }

  async function take(length: number): Promise<Buffer> {
    while (held.length < length) await more();
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  }

  return {
    take,
    async line(): Promise<Buffer> {
      while (!held.includes(10)) {
        if (held.length > LONGEST_HEADER) throw new Error('This is no backup of Savepoint.');
        await more();
      }
      const line = await take(held.indexOf(10));
      await take(1);
      return line;
    },
  };
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}
