import { LIMITS } from '@savepoint/protocol';
import type { Context } from 'hono';
import { ProblemError } from '../http/problem.ts';
import type { Part, Standing } from './take-part.ts';

/**
 * In: a request with a part of a file. Out: the part; anything else throws the problem it is. The headers are those of
 * the IETF's "Resumable Uploads for HTTP", with the file's own address in place of one made for the upload: the hash
 * names it already.
 */
export function readPart(c: Context): Part {
  if (c.req.header('content-type') !== 'application/partial-upload') throw new ProblemError('unsupported_media_type');
  const offset = c.req.header('upload-offset') ?? '';
  const complete = c.req.header('upload-complete') ?? '';
  // Up to fifteen digits are exact as a number, and more than any file has.
  if (!/^\d{1,15}$/.test(offset)) throw new ProblemError('malformed', { detail: 'Upload-Offset is not valid' });
  if (!/^\?[01]$/.test(complete)) throw new ProblemError('malformed', { detail: 'Upload-Complete is not valid' });
  if (Number(c.req.header('content-length') ?? 0) > LIMITS.fileBytes) throw new ProblemError('body_too_large');
  return { offsetBytes: Number(offset), last: complete === '?1', body: c.req.raw.body };
}

/** An answer without a body that says where an upload stands. */
export function answerStanding(c: Context, { offsetBytes, complete }: Standing): Response {
  c.header('upload-offset', String(offsetBytes));
  c.header('upload-complete', complete ? '?1' : '?0');
  return c.body(null, 204);
}
