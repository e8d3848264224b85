import { createHash } from 'node:crypto';
import { isId, LIMITS, type Handover, type ImportAnswer, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { keepFile } from '../files/keep-file.ts';
import { ProblemError } from '../http/problem.ts';
import type { Intake } from '../intake/intake.ts';
import { findOrAddPlayer } from '../players/player-store.ts';

export interface ReportParts {
  db: Kysely<Database>;
  intake: Intake;
  blobs: BlobStore;
}

/**
 * In: a report that came as a file, of a game that exists. Out: what became of it, after all that could be stored is
 * durable. It goes the way of the player's own sync, under the same ids, so that it counts once however it comes.
 * Throws the problem of a file that is not whole or not the player's; nothing is stored of it then.
 */
export async function takeReport({ db, intake, blobs }: ReportParts, report: Handover): Promise<ImportAnswer> {
  const caseId = onlyCaseOf(report.envelopes);
  const files = report.files.map(readFile);
  const { id: installId, secretSha256 } = report.install;
  const secret = secretSha256 === undefined ? null : Buffer.from(secretSha256, 'hex');
  const playerId = await findOrAddPlayer(db, report.game, installId, secret);
  if (playerId === null) throw new ProblemError('install_taken');
  const sender = { id: playerId, gameId: report.game };
  // Files before the envelopes that name them, as from a game.
  const refusedFiles: string[] = [];
  for (const { sha256, bytes } of files) {
    if ((await keepFile(db, blobs, sha256, [bytes], sender)) === 'refused') refusedFiles.push(sha256);
  }
  const results = await intake.take(sender, report.envelopes, report.exportedAt);
  if (results === null) throw new ProblemError('unavailable');
  const found = await db
    .selectFrom('cases')
    .select('number')
    .where('id', '=', caseId)
    .where('player_id', '=', playerId)
    .executeTakeFirst();
  return { caseId, number: found?.number ?? null, results, refusedFiles };
}

/** A file of two cases was put together by hand: whoever imports it could not be shown what it did. */
function onlyCaseOf(envelopes: readonly unknown[]): Uuid {
  const ids = new Set(
    envelopes.map((one) => (typeof one === 'object' && one !== null && 'caseId' in one ? one.caseId : undefined)),
  );
  const [id] = ids;
  if (ids.size !== 1 || !isId(id)) throw new ProblemError('malformed', { detail: 'The file is not of one case' });
  return id;
}

function readFile({ sha256, base64 }: Handover['files'][number]): { sha256: string; bytes: Buffer } {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.byteLength > LIMITS.fileBytes) throw new ProblemError('body_too_large');
  // Before anything is stored: a file that was damaged or changed on its way is refused whole.
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new ProblemError('hash_mismatch');
  return { sha256, bytes };
}
