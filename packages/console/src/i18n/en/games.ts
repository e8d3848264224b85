import type { CollectionLevel } from '@savepoint/protocol';

/** The games of the desk with their settings. */
export const games = {
  lead: 'What each game is called, how it gets support, what is kept of its players and for how long.',
  add: 'Add a game',
  game: 'The game',
  name: 'Name',
  gameId: 'Id in the page of the game',
  gameIdHint: 'Small letters, digits and dashes. It never changes.',
  idTaken: 'There is a game with this id already.',
  collect: 'What is kept of device and game',
  levels: { none: 'Nothing (for children)', basic: 'Device, system and build', full: 'All that the game tells' } satisfies Record<
    CollectionLevel,
    string
  >,
  longestLine: 'Most players in line for a chat',
  longestLineHint: 'Who comes later is told so, and can leave a message.',
  embed: 'Put support into the game',
  embedLead: 'This line stands first in the head of the page, before the game. Let your build fill in its version.',
  snippet: 'Line for the page',
  keys: 'Keys of the studio',
  keysLead: 'Your server signs with one of these who is playing. Two at a time let you change one without a gap.',
  noKeys: 'No key: players are known by their device alone.',
  addKey: 'New key',
  algorithm: 'Kind',
  shared: 'Shared secret (HS256)',
  publicKey: 'Public key (PEM)',
  makeKey: 'Make the key',
  takeKey: 'Take the key',
  secret: 'Secret',
  id: (id: string) => `Its name in a token (kid) is ${id}.`,
  removeKey: (id: string) => `Remove the key ${id}`,
  badKey: 'This is no public key of that kind.',
  tooMany: 'A game has at most 5 keys. Remove one first.',
  retention: 'Closed cases',
  days: 'Erase after days without a change',
  daysHint: 'Empty: they are kept.',
};
