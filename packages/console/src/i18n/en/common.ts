/** Words that stand in more than one place. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  undo: 'Undo',
  dismiss: 'Dismiss',
  loading: 'Loading…',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved.',
  remove: 'Remove',
  copy: 'Copy',
  copied: 'Copied',
  done: 'Done',
  back: 'Back',
  backToList: 'Back to the list',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  /** Two sentences: what came to nothing, and why. */
  because: (what: string, why: string) => `${what} ${why}`,
};
