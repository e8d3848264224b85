import type { StarterWords } from './words.ts';

export const words: StarterWords = {
  sections: { account: 'Account and progress', payments: 'Payments', reports: 'Reports' },
  lostProgress: {
    title: 'My progress is gone',
    intro: 'Progress is kept with the account you play with. It often only looks lost.',
    steps: [
      'Make sure that you are signed in with the account you played with before.',
      'Close the game, wait for a minute, and start it again with a good connection.',
      'If it is still missing, send us a report. Tell us your last level and about when you last saw it.',
    ],
  },
  banned: {
    title: 'I was banned and think it is a mistake',
    intro: 'A person looks at every appeal. One report is enough.',
    steps: [
      'Write down what happened in your own words.',
      'Say when you were banned and what the game showed.',
      'Send us an appeal. You will see our answer here, in the game.',
    ],
  },
  purchaseMissing: {
    title: 'I paid and got nothing',
    intro: 'Most purchases arrive within ten minutes, even while the game is closed.',
    steps: [
      'Start the game again and look in your inbox and inventory.',
      'Find the receipt that the store sent you by e-mail.',
      'Send us a report with the order number from the receipt.',
    ],
  },
  whatIsSent: {
    title: 'What a report contains',
    text:
      'Your text, the files you add, and facts about the game and your device that help us find the cause. You see ' +
      'all of it before you send, and can leave parts out.',
  },
  offline: {
    title: 'I have no connection',
    text: 'Write your report anyway. It is saved on your device and sent as soon as there is a connection.',
  },
  menu: {
    progress: 'My progress is gone',
    purchase: 'Something about a purchase',
    purchaseArticle: 'I paid and got nothing',
    purchaseForm: 'Ask about a payment',
    ban: 'I was banned',
    broken: 'Something is broken',
  },
};
