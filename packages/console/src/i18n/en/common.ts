/** Words that stand in more than one place. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  undo: 'Undo',
  dismiss: 'Dismiss',
  loading: 'Loading…',
  backToList: 'Back to the list',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  /** Two sentences: what came to nothing, and why. */
  because: (what: string, why: string) => `${what} ${why}`,
};
