/** The few words the boot file shows by itself. */
export const BOOT_TEXT = {
  support: 'Support',
  supportUnread: (count: number) => `Support, ${count} new`,
  whatHappened: 'What happened?',
  panelOffline: 'You are offline. What you write is saved and sent later.',
  save: 'Save',
  saved: 'Saved. It will be sent by itself.',
  notSaved: 'Not saved. Is it empty, or is the device full?',
  close: 'Close',
};
