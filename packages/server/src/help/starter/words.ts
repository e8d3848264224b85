/** What the starter says, in one language. */
export interface StarterWords {
  sections: { account: string; payments: string; reports: string };
  lostProgress: Guide;
  banned: Guide;
  purchaseMissing: Guide;
  whatIsSent: { title: string; text: string };
  offline: { title: string; text: string };
  menu: {
    progress: string;
    purchase: string;
    purchaseArticle: string;
    purchaseForm: string;
    ban: string;
    broken: string;
  };
}

/** A title, a word before, and three steps. */
export interface Guide {
  title: string;
  intro: string;
  steps: [string, string, string];
}
