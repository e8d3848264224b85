import { pluralIn } from '@savepoint/protocol';

const plural = pluralIn('en');

/** Among staff: notes, who is named, who else is at a case, and what happens when two answer at once. */
export const notes = {
  modes: 'To whom',
  label: 'Note',
  placeholder: 'Write a note; @ names a colleague',
  lead: 'Only staff see this.',
  amongUs: 'note, staff only',
  add: 'Add note',
  notAdded: 'The note was not added.',
  keyHint: 'Ctrl+Shift+Enter adds a note. Nothing was sent.',
  people: 'Colleagues',
  mentions: (count: number) => plural(count, { one: '# note names you', other: '# notes name you' }),
  here: (names: string) => `${names} has this case open, too.`,
  writing: (names: string) => `${names} has begun an answer.`,
  meanwhile: (name: string) => `${name} has answered meanwhile:`,
  sendAnyway: 'Send all the same',
  discard: 'Discard',
};
