import { readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

const TAKEN = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
]);

/** In: a file of bounded size. Out: its type by its content, whatever it was called; null for what is not taken. */
export async function typeOfFile(path: string): Promise<string | null> {
  // A file that ends where its own head says it goes on makes the parser throw: it is of no known type.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  // `audio/ogg; codecs=opus`: the codec does not matter here.
  const mime = found?.mime.split(';')[0];
  if (mime !== undefined) return TAKEN.has(mime) ? mime : null;
  return isPlainText(await readFile(path)) ? 'text/plain; charset=utf-8' : null;
}

/** Whether a browser may show it in a page: pictures of pixels, which carry no script. */
export function isRasterImage(type: string): boolean {
  return type.startsWith('image/') && TAKEN.has(type);
}

export function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
