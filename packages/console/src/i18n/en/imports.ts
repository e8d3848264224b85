import { pluralIn, type RejectionCode } from '@savepoint/protocol';

const plural = pluralIn('en');

/** A report that a player saved as a file. */
export const imports = {
  title: 'Import a report',
  lead: 'A player whose report cannot be sent can save it as a file. What is here already is not taken twice.',
  choose: 'Choose the file, or drop it here',
  taking: 'Taking the report…',
  showCase: (number: number) => `Show case ${number}`,
  nothing: 'Nothing of this file could be taken.',
  known: (number: number) => `This report was already here: case ${number}.`,
  nothingNew: (number: number) => `Nothing new was taken into case ${number}.`,
  opened: (number: number) => `Case ${number} opened from the file.`,
  completed: (number: number) => `Part of this report was already here; case ${number} now has the rest.`,
  retry: 'The server could not store all of it just now: import the file again in a few minutes.',
  refused: (count: number, all: number, reasons: string[]) =>
    `${count} of ${all} messages refused: ${reasons.join('; ')}.`,
  refusedFiles: (count: number) =>
    plural(count, {
      one: '# attachment is of a kind that is not taken.',
      other: '# attachments are of a kind that is not taken.',
    }),
  tooLarge: (limit: string) => `The file is larger than ${limit}; no saved report is.`,
  malformed: 'This is not a report saved from a game, or it was changed on its way.',
  damaged: 'An attachment in the file was damaged or changed on its way. Ask the player for the file again.',
  otherPlayer: 'The file does not come from the player it names.',
  otherGame: 'The report is about a game that you cannot see.',
  reasons: {
    malformed: 'not valid',
    unsupported: 'of a kind this server does not know',
    too_large: 'too large',
    too_old: 'too old',
    unknown_case: 'the player has no such case',
    id_taken: 'used for something else already',
    form_invalid: 'an answer does not fit the form',
    banned: 'the player is banned and may only appeal',
    closed: 'nobody was there to chat',
    line_full: 'too many players were waiting',
  } satisfies Record<RejectionCode, string>,
};
