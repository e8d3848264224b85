import { LIMITS, type ImportAnswer } from '@savepoint/protocol';
import type { ApiError } from '../models/api-error.ts';
import { problemText } from './problem-text.ts';
import { size } from './size.ts';

/** What became of a file, in words; `whole` when there is nothing about it that an agent would have to do or know. */
export interface ImportText {
  text: string;
  whole: boolean;
}

export function importText({ number, results, refusedFiles }: ImportAnswer): ImportText {
  const stored = results.filter((result) => result.status === 'stored').length;
  const known = results.filter((result) => result.status === 'duplicate').length;
  const lost = results.length - stored - known;
  const parts: string[] = [];
  if (number === null) parts.push('Nothing of this file could be taken.');
  else if (stored === 0 && lost === 0) parts.push(`This report was already here: case ${number}.`);
  else if (stored === 0) parts.push(`Nothing new was taken into case ${number}.`);
  else if (known === 0) parts.push(`Case ${number} opened from the file.`);
  else parts.push(`Part of this report was already here; case ${number} now has the rest.`);

  if (results.some((result) => result.status === 'retry')) {
    parts.push('The server could not store all of it just now: import the file again in a few minutes.');
  }
  const reasons = new Set(results.flatMap((result) => (result.status === 'rejected' ? [result.message] : [])));
  if (reasons.size > 0) parts.push(`${lost} of ${results.length} messages refused: ${[...reasons].join('; ')}.`);
  const files = refusedFiles.length === 1 ? 'attachment is' : 'attachments are';
  if (refusedFiles.length > 0) parts.push(`${refusedFiles.length} ${files} of a kind that is not taken.`);
  return { text: parts.join(' '), whole: lost === 0 && refusedFiles.length === 0 };
}

export const TOO_LARGE = `The file is larger than ${size(LIMITS.handoverBytes)}; no saved report is.`;

/** Why the server took nothing of a file. */
export function importProblem(error: ApiError): string {
  switch (error.code) {
    case 'malformed':
      return 'This is not a report saved from a game, or it was changed on its way.';
    case 'hash_mismatch':
      return 'An attachment in the file was damaged or changed on its way. Ask the player for the file again.';
    case 'install_taken':
      return 'The file does not come from the player it names.';
    case 'unknown_game':
      return 'The report is about a game that you cannot see.';
    case 'body_too_large':
      return TOO_LARGE;
    default:
      return problemText(error);
  }
}
