import { pluralIn } from '@savepoint/protocol';

const plural = pluralIn('en');

/** Taking away for good what a player should not have sent. */
export const redaction = {
  open: 'Take away for good…',
  ofMessage: (author: string) => `Take parts of this message by ${author} away for good`,
  messageTitle: 'Take parts of a message away',
  reportTitle: 'Take details of the report away',
  warning:
    'What you mark is removed here, from the search and from the player’s devices. Nobody can bring it back, and there is no undo. ' +
    'The time line and the audit log keep that you did it, and your reason.',
  message: 'Message',
  howTo: 'Select words, then press Delete.',
  mark: 'Mark the selection',
  markAll: 'Mark all of the text',
  left: 'What will be left',
  files: 'Files to take out',
  again: 'Start again',
  nothing: 'The report brought nothing along.',
  chosen: (parts: number) => parts === 0 ? 'Nothing is marked.' : plural(parts, { one: '# part is marked.', other: '# parts are marked.' }),
  along: 'goes along',
  reason: 'Reason (do not repeat what you take away)',
  take: 'Take away for good',
  notDone: 'Nothing was taken away.',
};
