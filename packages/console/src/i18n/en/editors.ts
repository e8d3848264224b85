/** What every editor says of what is written in it. */
export const editors = {
  unsaved: 'Not saved. It stays here until you save it.',
  drop: 'Discard changes',
  overtaken: 'Somebody has saved another version since you began. Discard your changes to see it, or let yours go before it.',
  insist: 'Let mine go before it',
  preview: 'As players see it',
  enter: 'Go into it by keys',
};
