import type { HelpSection } from '@savepoint/protocol';

/** What every game's players can read until the studio writes its own. */
export const STARTER: HelpSection[] = [
  {
    id: 'account',
    title: 'Account and progress',
    articles: [
      {
        id: 'lost-progress',
        title: 'My progress is gone',
        body: [
          { type: 'paragraph', text: ['Progress is kept with the account you play with. It often only looks lost.'] },
          {
            type: 'steps',
            items: [
              { text: ['Make sure that you are signed in with the account you played with before.'] },
              { text: ['Close the game, wait for a minute, and start it again with a good connection.'] },
              { text: ['If it is still missing, send us a report. Tell us your last level and about when you last saw it.'] },
            ],
          },
        ],
      },
      {
        id: 'banned',
        title: 'I was banned and think it is a mistake',
        body: [
          { type: 'paragraph', text: ['A person looks at every appeal. One report is enough.'] },
          {
            type: 'steps',
            items: [
              { text: ['Open a report with the topic "Ban appeal".'] },
              { text: ['Say what happened in your own words.'] },
              { text: ['You will see our answer here, in the game.'] },
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'payments',
    title: 'Payments',
    articles: [
      {
        id: 'purchase-missing',
        title: 'I paid and got nothing',
        body: [
          { type: 'paragraph', text: ['Most purchases arrive within ten minutes, even while the game is closed.'] },
          {
            type: 'steps',
            items: [
              { text: ['Start the game again and look in your inbox and inventory.'] },
              { text: ['Find the receipt that the store sent you by e-mail.'] },
              { text: ['Send us a report with the topic "Payment" and the order number from the receipt.'] },
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'reports',
    title: 'Reports',
    articles: [
      {
        id: 'what-is-sent',
        title: 'What a report contains',
        body: [
          {
            type: 'paragraph',
            text: [
              'Your text, the files you add, and facts about the game and your device that help us find the cause. ' +
              'You see all of it before you send, and can leave parts out.',
            ],
          },
        ],
      },
      {
        id: 'offline',
        title: 'I have no connection',
        body: [
          {
            type: 'paragraph',
            text: ['Write your report anyway. It is saved on your device and sent as soon as there is a connection.'],
          },
        ],
      },
    ],
  },
];
