/** The few words the boot file shows by itself. */
export const BOOT_TEXT = {
  support: 'Support',
  supportUnread: (count: number) => `Support, ${count} new`,
  whatHappened: 'What happened?',
  panelOffline: 'You are offline. Write what happened: it is saved here and sent later.',
  save: 'Save',
  saved: 'Saved. It will be sent by itself.',
  notSaved: 'Not saved: write what happened and free some room on this device.',
  close: 'Close',
};
