import type { CaseState } from '@savepoint/protocol';

/** The list of cases, what narrows it, and who waits to chat. */
export const inbox = {
  title: 'Inbox',
  cases: 'Cases',
  unread: 'Unread',
  fresh: (count: number) => `${count} new`,
  loadMore: 'Load more',
  failed: 'The cases could not be loaded',
  nobodyWaits: 'Nobody is waiting',
  nothing: {
    open: 'No open cases like this',
    answered: 'No answered cases like this',
    closed: 'No closed cases like this',
    all: 'No cases like this',
  } satisfies Record<CaseState | 'all', string>,
  clear: 'Clear the filters',
  search: 'Search cases',
  state: 'State',
  all: 'All',
  game: 'Game',
  allGames: 'All games',
  topic: 'Topic',
  allTopics: 'All topics',
  removeFilter: 'Remove this filter',
  showTagged: (tag: string) => `Show cases with ${tag}`,
  chats: {
    label: 'Waiting chats',
    title: 'Waiting to chat',
    accept: 'Accept',
    acceptOf: (player: string) => `Accept chat with ${player}`,
    waited: 'Waiting time',
  },
};
