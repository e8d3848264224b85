/** The few words the boot file shows by itself: in English, until the panel has come in the player's language. */
export const BOOT_TEXT = {
  support: 'Support',
  supportUnread: (count: number) => `Support, ${count} new`,
  whatHappened: 'What happened?',
  panelOffline: 'Offline. What you write is saved and sent later.',
  save: 'Save',
  saved: 'Saved, and sent later.',
  notSaved: 'Not saved: empty, or the device is full.',
  close: 'Close',
};

export type BootText = typeof BOOT_TEXT;
