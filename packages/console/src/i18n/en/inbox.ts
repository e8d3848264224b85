/** The list of cases, what narrows it, and who waits to chat. */
export const inbox = {
  title: 'Inbox',
  cases: 'Cases',
  unread: 'Unread',
  fresh: (count: number) => `${count} new`,
  loadMore: 'Load more',
  failed: 'The cases could not be loaded',
  nobodyWaits: 'Nobody is waiting',
  nothing: 'No cases like this',
  clear: 'Clear the filters',
  search: 'Search cases',
  showTagged: (tag: string) => `Show cases with ${tag}`,
  chats: {
    label: 'Waiting chats',
    title: 'Waiting to chat',
    accept: 'Accept',
    acceptOf: (player: string) => `Accept chat with ${player}`,
    waited: 'Waiting time',
  },
};
