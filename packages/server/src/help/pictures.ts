import { readFile } from 'node:fs/promises';
import { LIMITS, type HelpPicture, type HelpPiece, type PictureAnswer } from '@savepoint/protocol';
import { imageSize } from 'image-size';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { stripPicture } from '../files/strip-picture.ts';
import { typeOfFile } from '../files/file-type.ts';
import { keepWithRow } from '../files/together.ts';
import { ProblemError } from '../http/problem.ts';

type Format = HelpPicture['format'];

export const MIME_TYPES: Readonly<Record<Format, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/**
 * In: the hash that a picture should have, and its bytes as they come. Out: what an article says of it. Throws
 * `hash_mismatch`, `body_too_large`, or `unsupported_media_type` for what is no picture; nothing is left behind then.
 */
export async function keepPicture(
  db: Kysely<Database>,
  blobs: BlobStore,
  gameId: string,
  sha256: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<PictureAnswer> {
  const received = await blobs.receive(bytes, LIMITS.fileBytes);
  try {
    if (received.sha256 !== sha256) throw new ProblemError('hash_mismatch');
    const type = await typeOfFile(received.path);
    const format = (Object.keys(MIME_TYPES) as Format[]).find((each) => MIME_TYPES[each] === type);
    // What a camera writes beside a picture says where it was taken, and of whose phone a screenshot is.
    const less = type !== null && format ? await stripPicture(received.path, type) : 'bomb';
    if (less instanceof Uint8Array) await received.replace(less);
    const size = less === 'bomb' ? null : sizeOf(await readFile(received.path));
    if (type === null || !format || !size) throw new ProblemError('unsupported_media_type');
    const stripped = less instanceof Uint8Array;
    await keepWithRow(db, received, { sha256, type, sizeBytes: stripped ? less.byteLength : received.sizeBytes, stripped });
    await db
      .insertInto('help_picture')
      .values({ sha256, game_id: gameId, format, ...size })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { sha256, format, ...size };
  } finally {
    await received.drop();
  }
}

/** Its format, if the picture is one of some game's help. */
export async function findPicture(db: Kysely<Database>, sha256: string): Promise<Format | null> {
  const row = await db.selectFrom('help_picture').select('format').where('sha256', '=', sha256).executeTakeFirst();
  return row?.format ?? null;
}

/** The first picture of a piece that was not uploaded for its game, if any. */
export async function missingPicture(db: Kysely<Database>, gameId: string, piece: HelpPiece): Promise<string | null> {
  if (piece.kind !== 'article') return null;
  const named = piece.content.body.flatMap((block) => {
    if (block.type === 'picture') return [block.picture.sha256];
    if (block.type !== 'steps') return [];
    return block.items.flatMap(({ picture }) => (picture ? [picture.sha256] : []));
  });
  const rows = await db
    .selectFrom('help_picture')
    .select('sha256')
    .where('game_id', '=', gameId)
    .where('sha256', '=', sql<string>`ANY(${named}::text[])`)
    .execute();
  const known = new Set(rows.map((row) => row.sha256));
  return named.find((sha256) => !known.has(sha256)) ?? null;
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    // A photograph may lie on its side, and is shown upright.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
