import { LIMITS } from '@savepoint/protocol';
import type { Context } from 'hono';
import { ProblemError } from '../http/problem.ts';
import { readBytes } from '../http/read-json.ts';
import type { Part, Standing } from './take-part.ts';

/**
 * In: a request with a part of a file. Out: the part; anything else throws the problem it is. The headers are those of
 * the IETF's "Resumable Uploads for HTTP", with the file's own address in place of one made for the upload: the hash
 * names it already.
 */
export async function readPart(c: Context): Promise<Part> {
  if (c.req.header('content-type') !== 'application/partial-upload') throw new ProblemError('unsupported_media_type');
  const offset = c.req.header('upload-offset') ?? '';
  const complete = c.req.header('upload-complete') ?? '';
  // Up to fifteen digits are exact as a number, and more than any file has.
  if (!/^\d{1,15}$/.test(offset)) throw new ProblemError('malformed', { detail: 'Upload-Offset is not valid' });
  if (!/^\?[01]$/.test(complete)) throw new ProblemError('malformed', { detail: 'Upload-Complete is not valid' });
  const bytes = await readBytes(c, LIMITS.filePartBytes);
  return { offsetBytes: Number(offset), last: complete === '?1', bytes };
}

/** An answer without a body that says where an upload stands. */
export function answerStanding(c: Context, { offsetBytes, complete }: Standing): Response {
  c.header('upload-offset', String(offsetBytes));
  c.header('upload-complete', complete ? '?1' : '?0');
  return c.body(null, 204);
}
