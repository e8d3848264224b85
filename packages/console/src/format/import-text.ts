import { LIMITS, type ImportAnswer } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
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
  const words = text.imports;
  const parts: string[] = [];
  if (number === null) parts.push(words.nothing);
  else if (stored === 0 && lost === 0) parts.push(words.known(number));
  else if (stored === 0) parts.push(words.nothingNew(number));
  else if (known === 0) parts.push(words.opened(number));
  else parts.push(words.completed(number));

  if (results.some((result) => result.status === 'retry')) {
    parts.push(words.retry);
  }
  const reasons = new Set(results.flatMap((result) => (result.status === 'rejected' ? [words.reasons[result.code] ?? result.message] : [])));
  if (reasons.size > 0) parts.push(words.refused(lost, results.length, [...reasons]));
  if (refusedFiles.length > 0) parts.push(words.refusedFiles(refusedFiles.length));
  return { text: parts.reduce(text.common.because), whole: lost === 0 && refusedFiles.length === 0 };
}

export const tooLarge = (): string => text.imports.tooLarge(size(LIMITS.handoverBytes));

/** Why the server took nothing of a file. */
export function importProblem(error: ApiError): string {
  switch (error.code) {
    case 'malformed':
      return text.imports.malformed;
    case 'hash_mismatch':
      return text.imports.damaged;
    case 'install_taken':
      return text.imports.otherPlayer;
    case 'unknown_game':
      return text.imports.otherGame;
    case 'body_too_large':
      return tooLarge();
    default:
      return problemText(error);
  }
}
