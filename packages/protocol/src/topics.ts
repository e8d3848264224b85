/** What a case can be about. The order is the order in which a player sees them. */
export const TOPICS = [
  'bug',
  'payment',
  'compensation',
  'account',
  'ban_appeal',
  'player_conduct',
  'piracy',
  'feedback',
  'other',
] as const;

export type Topic = (typeof TOPICS)[number];
